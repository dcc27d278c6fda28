// Lists of people for the selected vacancies, one after the other, each timed, after three untimed passes. With OUT,
// the lists go there, in the form of batch.cpp. usage: people FOLDER LIMIT [OUT]
#include "measure.hpp"
#include "seeker_search.hpp"

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4) return 2;
  const Index index = read_index(argv[1]);
  SeekerSearch search(index);
  return time_one_by_one(index.asked_vacancies, std::atoi(argv[2]), argc == 4 ? argv[3] : nullptr,
                         [&](auto... question) { return search.search(question...); });
}
