// The numbers of the rules of packages/matching/src (rules/soft, pair.ts, pay.ts, geo.ts, titles.ts, score.ts), in the
// same order of operations, so that every integer comes out the same.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

constexpr int TOP = 10'000;
constexpr int UNKNOWN = 5'000;

// Half goes up, as JavaScript rounds; for numbers that are not negative.
inline int64_t rounded(double value) {
  const int64_t down = static_cast<int64_t>(value);
  return down + (value - static_cast<double>(down) >= 0.5 ? 1 : 0);
}

inline int harmonic(int a, int b) { return a + b == 0 ? 0 : 2 * a * b / (a + b); }

// Places and ways.

constexpr double UNIT_METRES = 1.111'95;
constexpr double UNITS_PER_DEGREE = 100'000;
constexpr double PI = 3.141592653589793;

inline double longitude_metres(int latitude) {
  return UNIT_METRES * std::cos((latitude / UNITS_PER_DEGREE) * (PI / 180));
}

constexpr int AT_HOME = 10'000;
constexpr int NAMED_REGION = 7'500;
constexpr int NAMED_REGION_LEAST = 6'000;
constexpr int HOUSED_LEAST = 3'500;

inline int metres_value(int metres, double limit) {
  const double share = metres / limit;
  return static_cast<int>(share <= 1 ? 10'000 - 8'000 * share : 2'000 * std::max(0.0, 2 - share));
}

// Pay.

constexpr int PAY_UNSTATED = 4'500;
constexpr double ZERO_AT = 0.75;
constexpr double FULL_AT = 1.2;

inline double share_value(double share) {
  if (share >= 1) return 7'000 + (3'000 * (std::min(share, FULL_AT) - 1)) / (FULL_AT - 1);
  return (7'000 * std::max(0.0, share - ZERO_AT)) / (1 - ZERO_AT);
}

inline int pay_value(double low, double high, double asked) {
  return static_cast<int>(0.5 * share_value(low / asked) + 0.5 * share_value(high / asked));
}

// What the advert leaves open.

constexpr int CONDITIONS_FINE = 10'000;
constexpr int HOURS_UNSTATED = 6'500;
constexpr int LIKELY_INVOLVED = 2'000;
constexpr int STALE_DAYS = 60;

// Answers of either side.

inline double smoothed_rate(uint32_t done, uint32_t asked) {
  return (std::min(done, asked) + 0.6 * 5) / (asked + 5.0);
}

inline int seeker_answers_value(uint32_t offered, uint32_t answered, uint32_t invited, uint32_t attended) {
  return static_cast<int>(5'000 * (smoothed_rate(answered, offered) + smoothed_rate(attended, invited)));
}

// What a person can do.

inline int experience_value(int tenths, double asked, bool is_rule) {
  const double years = tenths / 10.0;
  if (asked > 0) {
    const double least = is_rule ? 0 : 3'000;
    return static_cast<int>(least + ((10'000 - least) * std::min(years, asked)) / asked);
  }
  return static_cast<int>(5'000 + (5'000 * std::min(years, 3.0)) / 3);
}

inline int skills_value(int have, int asked) {
  if (asked == 0) return UNKNOWN;
  return static_cast<int>(3'000 + 7'000 * std::min(1.0, have / static_cast<double>(std::min(asked, 4))));
}

inline int certificates_value(int held, int asked) {
  return asked == 0 ? UNKNOWN : static_cast<int>(3'000 + (7'000.0 * held) / asked);
}

// Nearness of work.

constexpr int RELATED_FROM = 4'000;
constexpr int TITLE_LIFT = 2'500;
constexpr int ANY_WORK = 4'500;
constexpr int TITLE_FLOOR = 4'500;

inline int own_occupation_value(int background, int wish) { return std::max(background, wish * 75 / 100); }

inline int likeness_of(int shared, int a, int b) {
  if (shared == 0) return 0;
  const double containment = shared / static_cast<double>(std::min(a, b));
  const double dice = (2 * shared) / static_cast<double>(a + b);
  return static_cast<int>(10'000 * (0.7 * containment + 0.3 * dice));
}

inline int title_value(int likeness) { return likeness < TITLE_FLOOR ? 0 : likeness * 9'000 / 10'000; }

inline int code_value(int relatedness, int likeness, int weight) {
  const double unlike = relatedness == 10'000 ? ((10'000 - likeness) * 10) / 100.0 : 0;
  return static_cast<int>(((relatedness - unlike) * weight) / 100);
}

inline int lifted_value(int by_code, int by_title) {
  return std::max(by_code, std::min(by_title, by_code + TITLE_LIFT));
}

inline int wish_value(int nearness, int weight) { return nearness * (400 + weight) / 500; }
