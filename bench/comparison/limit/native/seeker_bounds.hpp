// Which blocks of people lie within reach of a vacancy, nearest first, and how much their commute to it can be worth;
// see seeker-bounds.ts.
#pragma once
#include "vacancy_side.hpp"

class SeekerBounds {
 public:
  // The value of a commute falls into one of these, best first.
  static constexpr int BUCKETS = 640;
  static constexpr int BUCKET_BITS = 4;
  // A commute can be worth more than an earlier one only by these bits.
  static constexpr int STEP_OF_WAYS = (1 << BUCKET_BITS) - 1;

  struct Candidate {
    uint32_t block;
    // The most the commute can be worth.
    int worth;
    // The least metres of a unit of longitude, 0 where the commute does not matter.
    double narrow;
    // Why people of the block may travel further to this vacancy than the daily commute.
    uint8_t goes;
  };

  explicit SeekerBounds(const Index &index)
      : index_(index), found_(index.seeker_blocks.end), ordered_(index.seeker_blocks.end) {}

  const Candidate &operator[](uint32_t at) const { return ordered_[at]; }

  // Returns the number of blocks.
  uint32_t collect(const VacancySide &side) {
    const Blocks &blocks = index_.seeker_blocks;
    const bool is_placeless = side.is_remote || side.precision == NO_PLACE;
    const uint8_t exceptions =
        (side.is_dispatch ? GOES_DISPATCHED : 0) | (side.lodges == 2 ? GOES_FAR : 0) | GOES_NAMED;
    const int unplaced = side.is_remote ? TOP : NAMED_REGION;
    uint32_t count = 0;
    for (uint32_t block = 0; block < blocks.end; block++) {
      if (blocks.count[block] == 0 || ((blocks.bits[block] >> KINDS_AT) & side.kinds) == 0) continue;
      const int south = blocks.south[block], north = blocks.north[block];
      const uint8_t goes = blocks.bits[block] & exceptions;
      int worth = unplaced;
      double narrow = 0;
      if (south <= north && !is_placeless) {
        const int up = side.lat < south ? south - side.lat : std::max(0, side.lat - north);
        const int west = blocks.west[block];
        const int across = side.lng < west ? west - side.lng : std::max(0, side.lng - blocks.east[block]);
        // A degree of longitude is shortest in the north; distances use the latitude of the home.
        narrow = std::min(longitude_metres(north), longitude_metres(south));
        const double y = up * UNIT_METRES, x = across * narrow;
        const int64_t metres = static_cast<int64_t>(std::sqrt(y * y + x * x));
        const int64_t reach = blocks.reach[block];
        const int slack = index_.tables.slack[std::max<int>(side.precision, blocks.precision[block])];
        if (goes == 0 && metres > reach + slack) continue;
        worth = metres_value(metres, reach);
        const bool is_housed = side.is_dispatch ? (goes & GOES_DISPATCHED) != 0 : side.lodges == 2;
        if (is_housed) worth = std::max(worth, HOUSED_LEAST);
        if ((goes & GOES_NAMED) != 0) worth = std::max(worth, NAMED_REGION_LEAST);
      }
      found_[count++] = {block, worth, narrow, goes};
    }
    order(count);
    return count;
  }

 private:
  // Sorts the blocks by the value of the commute, best first, in steps of sixteen points.
  void order(uint32_t count) {
    std::array<uint32_t, BUCKETS> starts{};
    const auto bucket_of = [&](uint32_t i) { return BUCKETS - 1 - (found_[i].worth >> BUCKET_BITS); };
    for (uint32_t i = 0; i < count; i++) starts[bucket_of(i)]++;
    uint32_t start = 0;
    for (uint32_t &bucket : starts) {
      const uint32_t size = bucket;
      bucket = start;
      start += size;
    }
    for (uint32_t i = 0; i < count; i++) ordered_[starts[bucket_of(i)]++] = found_[i];
  }

  const Index &index_;
  std::vector<Candidate> found_, ordered_;
};
