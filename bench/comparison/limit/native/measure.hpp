// What the programs share: timing, a checksum over everything found, and a file of the lists.
#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

inline double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// FNV-1a over whole numbers; the same in ../checksum.ts.
class Checksum {
 public:
  void add(uint32_t value) { hash_ = (hash_ ^ value) * 0x0100'0193u; }
  void add_list(const int32_t *rows, const int32_t *scores, uint32_t count) {
    add(count);
    for (uint32_t i = 0; i < count; i++) {
      add(rows[i]);
      add(scores[i]);
    }
  }
  uint32_t value() const { return hash_; }

 private:
  uint32_t hash_ = 0x811c'9dc5u;
};

// A file of lists, if requested: of each the count, the rows and the scores, as 32-bit integers.
class ListFile {
 public:
  explicit ListFile(const char *path) : file_(path == nullptr ? nullptr : std::fopen(path, "wb")) {}
  ListFile(const ListFile &) = delete;
  ~ListFile() {
    if (file_ != nullptr) std::fclose(file_);
  }

  void add(const int32_t *rows, const int32_t *scores, uint32_t count) {
    if (file_ == nullptr) return;
    std::fwrite(&count, 4, 1, file_);
    std::fwrite(rows, 4, count, file_);
    std::fwrite(scores, 4, count, file_);
  }

 private:
  FILE *file_;
};

// Calls `search` for each row, first three untimed passes, then timed one by one; prints the times as JSON.
template <class Search>
int time_one_by_one(const std::vector<uint32_t> &asked, uint32_t limit, const char *out, Search search) {
  std::vector<int32_t> rows(limit), scores(limit);
  for (int turn = 0; turn < 3; turn++)
    for (const uint32_t row : asked) search(row, limit, rows.data(), scores.data());
  Checksum checksum;
  ListFile file(out);
  std::vector<double> times;
  for (const uint32_t row : asked) {
    const double begin = now_ms();
    const uint32_t count = search(row, limit, rows.data(), scores.data());
    times.push_back(now_ms() - begin);
    checksum.add_list(rows.data(), scores.data(), count);
    file.add(rows.data(), scores.data(), count);
  }
  std::printf("{\"checksum\":%u,\"times\":[", checksum.value());
  for (size_t i = 0; i < times.size(); i++) std::printf(i == 0 ? "%.6f" : ",%.6f", times[i]);
  std::printf("]}\n");
  return 0;
}
