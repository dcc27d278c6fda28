// Lists for the selected people, one after the other, each timed, after three untimed passes. usage: query FOLDER LIMIT
#include "measure.hpp"
#include "vacancy_search.hpp"

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const Index index = read_index(argv[1]);
  VacancySearch search(index);
  return time_one_by_one(index.asked_seekers, std::atoi(argv[2]), nullptr,
                         [&](auto... question) { return search.search(question...); });
}
