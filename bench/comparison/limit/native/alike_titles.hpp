// For each wish or past job, the job titles of vacancies that are similar enough to make a difference. Many people want
// the same, so the lists are kept.
#pragma once
#include "nearness.hpp"

struct AlikeWork {
  uint32_t work;
  uint16_t near;
};

class AlikeTitles {
 public:
  explicit AlikeTitles(const Works &works)
      : works_(works), lists_(works.own_bigrams.size), is_known_(works.own_bigrams.size), shared_(works.size) {}

  // `related` is the relatedness of the entry's code to all codes, null when it has none.
  const std::vector<AlikeWork> &of(uint32_t own, const uint16_t *related) {
    if (!is_known_[own]) {
      if (known_ >= MOST_LISTS) forget();
      fill(own, related, lists_[own]);
      is_known_[own] = true;
      known_++;
    }
    return lists_[own];
  }

 private:
  static constexpr uint32_t MOST_LISTS = 4'096;

  void forget() {
    for (auto &list : lists_) list = {};
    is_known_.assign(is_known_.size(), false);
    known_ = 0;
  }

  void fill(uint32_t own, const uint16_t *related, std::vector<AlikeWork> &list) {
    const std::vector<uint32_t> &bigrams = works_.own_bigrams.data, &starts = works_.own_bigrams.starts;
    const uint32_t from = starts[own], to = starts[own + 1];
    const Lists &postings = works_.postings;
    touched_.clear();
    for (uint32_t i = from; i < to; i++) {
      const uint32_t bigram = bigrams[i];
      if (bigram >= postings.size) continue;
      // Backwards, as the index reads its lists: the titles found are then in the same order.
      for (uint32_t at = postings.starts[bigram + 1]; at-- > postings.starts[bigram];)
        if (shared_[postings.data[at]]++ == 0) touched_.push_back(postings.data[at]);
    }
    for (const uint32_t work : touched_) {
      const int likeness = likeness_of(shared_[work], to - from, works_.title_length[work]);
      shared_[work] = 0;
      const uint32_t group = works_.group[work];
      if (title_value(likeness) > 0 || (related != nullptr && is_one(related, group)))
        list.push_back({work, static_cast<uint16_t>(by_words(works_, related, group, likeness))});
    }
  }

  // Whether some code of a group is the same as that of the work entry.
  bool is_one(const uint16_t *related, uint32_t group) const {
    const std::vector<uint32_t> &data = works_.group_lists.data, &starts = works_.group_lists.starts;
    const uint32_t start = starts[group];
    if (data[start] == 0) return false;
    for (uint32_t at = start + 1; at < starts[group + 1]; at += 2)
      if (related[data[at]] == 10'000) return true;
    return false;
  }

  const Works &works_;
  std::vector<std::vector<AlikeWork>> lists_;
  std::vector<bool> is_known_;
  uint32_t known_ = 0;
  std::vector<uint8_t> shared_;
  std::vector<uint32_t> touched_;
};
