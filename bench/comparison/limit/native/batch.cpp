// Lists for everybody in the order of the rows, which keeps neighbours together; after one warm-up run. With OUT, the
// lists go there: for each person the count, the rows and the scores, as 32-bit integers. usage: batch FOLDER LIMIT
// [OUT]
#include "measure.hpp"
#include "vacancy_search.hpp"

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4) return 2;
  const Index index = read_index(argv[1]);
  const uint32_t limit = std::atoi(argv[2]), people = index.seekers.end;
  VacancySearch search(index);
  std::vector<int32_t> rows(static_cast<size_t>(people) * limit), scores(rows.size());
  std::vector<uint32_t> counts(people);
  double began = 0;
  for (int turn = 0; turn < 2; turn++) {
    began = now_ms();
    for (uint32_t seeker = 0; seeker < people; seeker++) {
      const size_t at = static_cast<size_t>(seeker) * limit;
      counts[seeker] = search.search(seeker, limit, &rows[at], &scores[at]);
    }
  }
  const double total = now_ms() - began;
  Checksum checksum;
  ListFile file(argc == 4 ? argv[3] : nullptr);
  for (uint32_t seeker = 0; seeker < people; seeker++) {
    const size_t at = static_cast<size_t>(seeker) * limit;
    checksum.add_list(&rows[at], &scores[at], counts[seeker]);
    file.add(&rows[at], &scores[at], counts[seeker]);
  }
  std::printf("{\"checksum\":%u,\"total\":%.6f}\n", checksum.value(), total);
}
