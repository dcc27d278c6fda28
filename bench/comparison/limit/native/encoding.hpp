// How facts are encoded as numbers; see columns/encoding.ts, columns/seeker-encoding.ts and columns/signatures.ts.
#pragma once
#include <cstdint>

constexpr int NO_PLACE = 7;
constexpr uint16_t NO_DAY = 0xffff;
constexpr uint32_t ANY_TIME = 0xffff'ffff;
constexpr uint32_t DISPATCH_KIND = 6;
constexpr int PAY_UNITS = 6;
// Number of skills; the last is a skill that nobody has.
constexpr uint32_t SKILLS = 0x1'0000;

// Entries of a list of conditions.
enum Condition : uint32_t { TIMES, SESSIONS, SHIFTS, STATED, INVOLVES, MAY_INVOLVE, NEEDED, FIELDS, RESERVED, SIZE };

// Entries of a list of conditions of a person.
enum OwnCondition : uint32_t { CANNOT, FREE, ACCEPTED_SHIFTS };

// What a division means to a person.
constexpr uint8_t IN_WANTED = 1;
constexpr uint8_t SAME_CITY = 2;
constexpr uint8_t NAMED_ELSEWHERE = 4;

// Why a person may travel further than the daily commute.
constexpr uint8_t GOES_DISPATCHED = 1;
constexpr uint8_t GOES_FAR = 2;
constexpr uint8_t GOES_NAMED = 4;
// The first bit of the kinds of employment in the bits of a block of people.
constexpr int KINDS_AT = 8;

// Signatures: any work accepted; no wish named.
constexpr int SIGNATURE_BITS = 32;
constexpr int ANY_BIT = 30;
constexpr int LACKS_WISH_BIT = 31;

constexpr uint32_t BLOCK_ROWS = 64;
