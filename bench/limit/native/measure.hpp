// What both programs share: milliseconds, and one number for all that was found.
#pragma once
#include <chrono>
#include <cstdint>

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
