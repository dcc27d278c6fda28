// Values from -1 to 10,000, by number, that a query computes when it first needs them; see query-table.ts.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

class QueryTable {
 public:
  explicit QueryTable(uint32_t size) : entries_(size) {}

  // Begins a new query, for which nothing is known.
  void begin() {
    if (++query_ < QUERIES) return;
    query_ = 1;
    std::fill(entries_.begin(), entries_.end(), 0);
  }

  // The value of a number, computed by `find` where it is not known.
  template <class Find>
  int get(uint32_t number, Find find) {
    const uint32_t entry = entries_[number];
    if (entry >> VALUE_BITS == query_) return static_cast<int>(entry & MOST_VALUE) - 1;
    const int value = find(number);
    entries_[number] = (query_ << VALUE_BITS) | static_cast<uint32_t>(value + 1);
    return value;
  }

 private:
  static constexpr uint32_t VALUE_BITS = 14, MOST_VALUE = (1u << VALUE_BITS) - 1, QUERIES = 1u << (32 - VALUE_BITS);

  // The query number in the high bits, the value plus one in the low ones.
  std::vector<uint32_t> entries_;
  uint32_t query_ = 0;
};
