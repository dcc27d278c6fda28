// Candidate lists as ../lists-file.ts writes them.
#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

struct Lists {
  int seekers = 0;
  int vacancies = 0;
  std::vector<int32_t> offset, vacancy, score, capacity;
};

inline Lists read_lists(const char *path) {
  FILE *file = std::fopen(path, "rb");
  if (!file) {
    std::fprintf(stderr, "cannot open %s\n", path);
    std::exit(2);
  }
  auto read = [&](size_t count) {
    std::vector<int32_t> values(count);
    if (count > 0 && std::fread(values.data(), sizeof(int32_t), count, file) != count) {
      std::fprintf(stderr, "%s is too short\n", path);
      std::exit(2);
    }
    return values;
  };
  auto header = read(5);
  if (header[0] != 0x524c5a59 || header[1] != 1) {
    std::fprintf(stderr, "%s is not a file of candidate lists\n", path);
    std::exit(2);
  }
  Lists lists;
  lists.seekers = header[2];
  lists.vacancies = header[3];
  lists.offset = read(header[2] + 1);
  lists.vacancy = read(header[4]);
  lists.score = read(header[4]);
  lists.capacity = read(header[3]);
  std::fclose(file);
  return lists;
}

// Wall and processor milliseconds since construction.
struct Stopwatch {
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  std::clock_t ticks = std::clock();
  double wall() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  }
  double processor() const { return 1e3 * (std::clock() - ticks) / CLOCKS_PER_SEC; }
};
