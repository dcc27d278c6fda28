// The people of one block who pass the checks of kinds of work, kinds of employment, commute and schooling; see
// near-people.ts.
#pragma once
#include "seeker_bounds.hpp"

class NearPeople {
 public:
  explicit NearPeople(const Index &index) : index_(index) {}

  std::array<uint32_t, BLOCK_ROWS> rows{}, flags{};
  // Nearness of the nearest work the person may have named.
  std::array<int32_t, BLOCK_ROWS> nearest{};

  void take(const VacancySide &side) {
    for (int byte = 0; byte < BYTES; byte++) {
      uint16_t *const table = &of_byte_[256 * byte];
      for (uint32_t value = 1; value < 256; value++) {
        const int bit = 31 - __builtin_clz(value);
        table[value] = std::max(side.best_by_bit[8 * byte + bit], table[value & ~(1u << bit)]);
      }
    }
  }

  // Finds the people of a block who name a kind of work of `mask` and none of `earlier`; returns how many.
  uint32_t find(VacancySide &side, const SeekerBounds::Candidate &candidate, uint32_t mask, uint32_t earlier) {
    return within(side, candidate, namers(candidate.block, mask, earlier));
  }

 private:
  static constexpr int BYTES = 4;

  uint32_t namers(uint32_t block, uint32_t mask, uint32_t earlier) {
    const Blocks &blocks = index_.seeker_blocks;
    const uint32_t *const signature = index_.seekers.signature.data();
    const uint32_t *const listed = blocks.listed[block] == 1 ? blocks.rows.data() : nullptr;
    const uint32_t start = blocks.start[block], end = start + blocks.count[block];
    uint32_t kept = 0;
    for (uint32_t at = start; at < end; at++) {
      const uint32_t row = listed == nullptr ? at : listed[at];
      const uint32_t bits = signature[row];
      rows[kept] = row;
      named_[kept] = bits;
      // Without a branch that would often be mispredicted.
      kept += static_cast<uint32_t>((bits & mask) != 0) & static_cast<uint32_t>((bits & earlier) == 0);
    }
    return kept;
  }

  // Checks the first `count` rows.
  uint32_t within(VacancySide &side, const SeekerBounds::Candidate &candidate, uint32_t count) {
    const Seekers &s = index_.seekers;
    const int32_t *const lat = s.lat.data(), *const lng = s.lng.data(), *const slack = index_.tables.slack.data();
    const uint32_t *const own_flags = s.flags.data();
    const uint8_t *const kinds = s.kinds.data();
    const uint16_t *const commute = s.commute.data(), *const region_set = s.region_set.data(),
                         *const of_byte = of_byte_.data();
    const int post_lat = side.lat, post_lng = side.lng, precision = side.precision;
    const uint32_t offered = side.kinds;
    const int least_education = side.insists_on_education ? side.asked_education : 0;
    const double narrow = candidate.narrow;
    // The commute limit applies to the whole block except people who named the place.
    const bool is_kept = narrow > 0 && (candidate.goes & ~GOES_NAMED) == 0;
    const bool some_named = (candidate.goes & GOES_NAMED) != 0;
    uint32_t allowed = 0;
    for (uint32_t i = 0; i < count; i++) {
      const uint32_t row = rows[i], flag = own_flags[row], wanted = kinds[row], bits = named_[i];
      const double north = (post_lat - lat[row]) * UNIT_METRES, east = (post_lng - lng[row]) * narrow;
      const int limit = commute[row];
      if (wanted != 0 && (wanted & offered) == 0) continue;
      const int education = (flag >> 7) & 7;
      if (education != 0 && education < least_education) continue;
      if (is_kept) {
        const int placed = (flag >> 14) & 7;
        const double farthest = limit + slack[std::max(placed, precision)] + 1;
        const bool is_far = north * north + east * east > farthest * farthest;
        if (is_far && !(some_named && (side.wanted(region_set[row]) & IN_WANTED) != 0)) continue;
      }
      rows[allowed] = row;
      flags[allowed] = flag;
      nearest[allowed++] = std::max(std::max(of_byte[bits & 255], of_byte[256 | ((bits >> 8) & 255)]),
                                    std::max(of_byte[512 | ((bits >> 16) & 255)], of_byte[768 | (bits >> 24)]));
    }
    return allowed;
  }

  const Index &index_;
  std::array<uint32_t, BLOCK_ROWS> named_{};
  // Nearness of the nearest of a signature's bits, by byte and its value.
  std::array<uint16_t, 256 * BYTES> of_byte_{};
};
