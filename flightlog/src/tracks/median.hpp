/// The middle of some values, and how far they spread.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace transect::flightlog {

/// Of an even number of values the upper of the two in the middle. There is one at least.
template <typename Value>
Value median(std::vector<Value> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The standard deviation, if they are normal: from the median departure from their median, which a
/// few wild ones do not move.
template <typename Value>
Value spread(std::vector<Value> values, Value middle)
{
    using std::abs;
    constexpr double normal = 1.4826;
    for (auto& value : values) {
        value = abs(value - middle);
    }
    return normal * median(std::move(values));
}

}  // namespace transect::flightlog
