/// How often a test repeats what it draws at random.

#pragma once

#include <algorithm>
#include <cstddef>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TRANSECT_TEST_IS_SLOW 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define TRANSECT_TEST_IS_SLOW 1
#endif

namespace transect::test {

/// So many, or an eighth of them, but at least `least`, where a sanitizer makes all ten times as
/// slow: the first rounds of the same draws.
constexpr std::size_t rounds(std::size_t count, [[maybe_unused]] std::size_t least = 1)
{
#if defined(TRANSECT_TEST_IS_SLOW)
    constexpr std::size_t share = 8;
    return std::min(count, std::max(least, count / share));
#else
    return count;
#endif
}

}  // namespace transect::test
