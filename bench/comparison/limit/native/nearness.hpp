// How near a work entry is to the vacancies of a group of job titles; see nearness.ts.
#pragma once
#include <algorithm>

#include "index.hpp"
#include "rules.hpp"

// The best nearness the codes of a group give; 0 for a group without codes.
inline int by_codes(const Works &works, const uint16_t *related, uint32_t group, int likeness) {
  const std::vector<uint32_t> &data = works.group_lists.data, &starts = works.group_lists.starts;
  const uint32_t start = starts[group];
  if (data[start] == 0) return 0;
  int best = 0;
  for (uint32_t at = start + 1; at < starts[group + 1]; at += 2)
    best = std::max(best, code_value(related[data[at]], likeness, data[at + 1]));
  return best;
}

// Nearness of a title with this similarity; `related` is null where the work entry has no code.
inline int by_words(const Works &works, const uint16_t *related, uint32_t group, int likeness) {
  const int by_title = title_value(likeness);
  const bool is_uncoded = works.group_lists.data[works.group_lists.starts[group]] == 0;
  if (related == nullptr || is_uncoded) return by_title;
  return lifted_value(by_codes(works, related, group, likeness), by_title);
}
