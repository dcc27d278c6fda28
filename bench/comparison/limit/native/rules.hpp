// The formulas of the rules of packages/matching/src (rules/soft, pair.ts, pay.ts, geo.ts, titles.ts, score.ts), in the
// same order of operations, so that every integer is the same. Their numbers come from the rules themselves.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "rule_numbers.hpp"

// Rounds half up, as JavaScript does; for numbers that are not negative.
inline int64_t rounded(double value) {
  const int64_t down = static_cast<int64_t>(value);
  return down + (value - static_cast<double>(down) >= 0.5 ? 1 : 0);
}

inline int harmonic(int a, int b) { return a + b == 0 ? 0 : 2 * a * b / (a + b); }

// Places and distances.

inline double longitude_metres(int latitude) {
  return UNIT_METRES * std::cos((latitude / UNITS_PER_DEGREE) * (PI / 180));
}

inline int metres_value(int metres, double limit) {
  const double share = metres / limit;
  return static_cast<int>(share <= 1 ? TOP - (TOP - AT_LIMIT) * share : AT_LIMIT * std::max(0.0, 2 - share));
}

// Pay.

inline double share_value(double share) {
  if (share >= 1) return PAY_MET + ((TOP - PAY_MET) * (std::min(share, FULL_AT) - 1)) / (FULL_AT - 1);
  return (PAY_MET * std::max(0.0, share - ZERO_AT)) / (1 - ZERO_AT);
}

inline int pay_value(double low, double high, double asked) {
  return static_cast<int>(0.5 * share_value(low / asked) + 0.5 * share_value(high / asked));
}

// Answers of either side.

inline double smoothed_rate(uint32_t done, uint32_t asked) {
  return (std::min(done, asked) + PRIOR_RATE * PRIOR_WEIGHT) / (asked + PRIOR_WEIGHT);
}

inline int seeker_answers_value(uint32_t offered, uint32_t answered, uint32_t invited, uint32_t attended) {
  return static_cast<int>(ANSWERS_SHARE * (smoothed_rate(answered, offered) + smoothed_rate(attended, invited)));
}

// What a person can do.

inline int experience_value(int tenths, double asked, bool is_rule) {
  const double years = tenths / 10.0;
  if (asked > 0) {
    const double least = is_rule ? LEAST_OF_RULE : LEAST_OF_WISH;
    return static_cast<int>(least + ((TOP - least) * std::min(years, asked)) / asked);
  }
  return static_cast<int>(NONE_ASKED + ((TOP - NONE_ASKED) * std::min(years, ENOUGH_YEARS)) / ENOUGH_YEARS);
}

inline int skills_value(int have, int asked) {
  if (asked == 0) return UNKNOWN;
  return static_cast<int>(NO_SKILL + (TOP - NO_SKILL) *
                                         std::min(1.0, have / static_cast<double>(std::min(asked, ENOUGH_SKILLS))));
}

inline int certificates_value(int held, int asked) {
  return asked == 0 ? UNKNOWN : static_cast<int>(NO_CERTIFICATE + ((TOP - NO_CERTIFICATE) * held) / asked);
}

// Nearness of work.

inline int own_occupation_value(int background, int wish) { return std::max(background, wish * WISH_SHARE / 100); }

inline int likeness_of(int shared, int a, int b) {
  if (shared == 0) return 0;
  const double containment = shared / static_cast<double>(std::min(a, b));
  const double dice = (2 * shared) / static_cast<double>(a + b);
  return static_cast<int>(TOP * (CONTAINED_SHARE * containment + DICE_SHARE * dice));
}

inline int title_value(int likeness) { return likeness < TITLE_FLOOR ? 0 : likeness * TITLE_CEILING / TOP; }

inline int code_value(int relatedness, int likeness, int weight) {
  const double unlike = relatedness == TOP ? ((TOP - likeness) * UNLIKE_SHARE) / 100 : 0;
  return static_cast<int>(((relatedness - unlike) * weight) / 100);
}

inline int lifted_value(int by_code, int by_title) {
  return std::max(by_code, std::min(by_title, by_code + TITLE_LIFT));
}

inline int wish_value(int nearness, int weight) { return nearness * (WISH_BASE + weight) / (WISH_BASE + 100); }
