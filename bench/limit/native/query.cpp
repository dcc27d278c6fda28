// Lists for the people asked about, one after the other, each timed; three times before for nothing.
// usage: query FOLDER LIMIT
#include "measure.hpp"
#include "vacancy_search.hpp"

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const Index index = read_index(argv[1]);
  const uint32_t limit = std::atoi(argv[2]);
  VacancySearch search(index);
  std::vector<int32_t> rows(limit), scores(limit);
  for (int turn = 0; turn < 3; turn++)
    for (const uint32_t seeker : index.asked) search.search(seeker, limit, rows.data(), scores.data());
  Checksum checksum;
  std::vector<double> times;
  for (const uint32_t seeker : index.asked) {
    const double begin = now_ms();
    const uint32_t count = search.search(seeker, limit, rows.data(), scores.data());
    times.push_back(now_ms() - begin);
    checksum.add_list(rows.data(), scores.data(), count);
  }
  std::printf("{\"checksum\":%u,\"times\":[", checksum.value());
  for (size_t i = 0; i < times.size(); i++) std::printf(i == 0 ? "%.6f" : ",%.6f", times[i]);
  std::printf("]}\n");
}
