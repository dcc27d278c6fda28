// What both sides of a pair compute alike, whichever side is held fixed; see shared-rules.ts.
#pragma once
#include <algorithm>

#include "encoding.hpp"
#include "index.hpp"
#include "rules.hpp"

// Shifts that a person can work who accepts these, 0 for any, and cannot do those; all as bits.
inline uint32_t workable_shifts(const Tables &tables, uint32_t accepted, uint32_t cannot) {
  uint32_t shifts = 0;
  for (size_t shift = 0; shift < tables.shift_strains.size(); shift++) {
    const bool is_accepted =
        static_cast<int>(shift) == tables.flexible || accepted == 0 || (accepted & (1u << shift)) != 0;
    if (is_accepted && (tables.shift_strains[shift] & cannot) == 0) shifts |= 1u << shift;
  }
  return shifts;
}

// Whether the hours of work matter.
inline bool hours_matter(const Tables &tables, uint32_t accepted, uint32_t cannot, uint32_t free) {
  return (cannot & tables.hours) != 0 || accepted != 0 || free != ANY_TIME;
}

// `IN_WANTED` and `NAMED_ELSEWHERE` of a division for a person who named a set of them.
inline uint8_t wanted_bits(const Index &index, uint32_t set, const std::string &region) {
  const std::vector<uint32_t> &data = index.region_sets.data, &starts = index.region_sets.starts;
  if (region.empty() || starts[set] == starts[set + 1]) return 0;
  bool is_wanted = false, holds_wanted = false;
  for (uint32_t at = starts[set]; at < starts[set + 1]; at++) {
    // Codes of the index are trimmed, so that prefixes show containment.
    const std::string &one = index.regions[data[at]];
    is_wanted = is_wanted || (one.size() >= 2 && region.starts_with(one));
    holds_wanted = holds_wanted || one.starts_with(region);
  }
  return (is_wanted ? IN_WANTED : 0) | (holds_wanted ? 0 : NAMED_ELSEWHERE);
}

// Whether two divisions lie in one city, as far as the codes tell.
inline bool is_one_city(const std::string &a, const std::string &b) {
  return a.empty() || b.empty() || a.substr(0, 4) == b.substr(0, 4);
}

// How many requirements of a list are met; not allowed when an unmet one is a hard rule.
struct Requirements {
  int met = 0, asked = 0;
  bool is_allowed = true;
};

// The certificates held, from `first` up to, but excluding, `last`, are in ascending order.
inline Requirements met_requirements(const Lists &lists, uint32_t list, const uint32_t *first, const uint32_t *last) {
  Requirements found;
  for (uint32_t at = lists.starts[list]; at < lists.starts[list + 1]; at += 2 + lists.data[at + 1]) {
    const uint32_t *any_of = &lists.data[at] + 2;
    found.asked++;
    if (std::any_of(any_of, any_of + lists.data[at + 1],
                    [&](uint32_t code) { return std::binary_search(first, last, code); }))
      found.met++;
    else if (lists.data[at] == 1)
      found.is_allowed = false;
  }
  return found;
}

// A person's answers to offers and invitations.
inline int seeker_answers(const Index &index, uint32_t history) {
  const uint32_t *counts = &index.histories.data[index.histories.starts[history]];
  return seeker_answers_value(counts[0], counts[1], counts[2], counts[3]);
}

// The greatest bonus of a set of priority groups.
inline int bonus_of(const Index &index, uint32_t groups) {
  int bonus = 0;
  for (size_t group = 0; group < index.group_bonus.size(); group++)
    if (groups & (1u << group)) bonus = std::max(bonus, std::min(index.max_group_bonus, index.group_bonus[group]));
  return bonus;
}
