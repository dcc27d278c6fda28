// The best few rows of a search: a bounded heap with the worst kept entry on top.
#pragma once
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

class TopRows {
 public:
  // `rank` decides between rows whose keys are equal.
  explicit TopRows(const std::vector<uint32_t> &rank) : rank_(rank.data()) {}

  // No key below this gets in; -1 while there is room.
  int64_t least = -1;

  bool is_full() const { return size_ == limit_; }

  void clear(uint32_t limit) {
    limit_ = limit;
    size_ = 0;
    least = limit > 0 ? -1 : std::numeric_limits<int64_t>::max();
    if (limit > heap_.size()) heap_.resize(limit);
  }

  void add(int64_t key, uint32_t row) {
    const Entry entry{key, row};
    if (size_ < limit_) {
      uint32_t child = size_++;
      while (child > 0) {
        const uint32_t parent = (child - 1) / 2;
        if (!goes_before(heap_[parent], entry)) break;
        heap_[child] = heap_[parent];
        child = parent;
      }
      heap_[child] = entry;
    } else {
      if (limit_ == 0 || !goes_before(entry, heap_[0])) return;
      sink(entry, size_);
    }
    if (size_ == limit_) least = heap_[0].key;
  }

  // Returns how many rows it wrote, best first; empties the heap.
  uint32_t drain(int32_t *rows, int32_t *scores) {
    const uint32_t count = size_;
    for (uint32_t end = count; end-- > 0;) {
      rows[end] = heap_[0].row;
      scores[end] = heap_[0].key >> 32;
      size_ = end;
      if (end > 0) sink(heap_[end], end);
    }
    return count;
  }

 private:
  struct Entry {
    int64_t key;
    uint32_t row;
  };

  bool goes_before(const Entry &a, const Entry &b) const {
    return a.key > b.key || (a.key == b.key && rank_[a.row] < rank_[b.row]);
  }

  void sink(const Entry entry, uint32_t size) {
    uint32_t parent = 0;
    for (;;) {
      uint32_t child = 2 * parent + 1;
      if (child >= size) break;
      if (child + 1 < size && goes_before(heap_[child], heap_[child + 1])) child++;
      if (!goes_before(entry, heap_[child])) break;
      heap_[parent] = heap_[child];
      parent = child;
    }
    heap_[parent] = entry;
  }

  uint32_t limit_ = 0, size_ = 0;
  std::vector<Entry> heap_;
  const uint32_t *rank_;
};
