#include "flightlog/src/tracks/error_sample.hpp"

#include <algorithm>
#include <cstdint>

namespace transect::flightlog {
namespace {

constexpr std::size_t most_kept = std::size_t{1} << 16U;

/// Without any pattern (splitmix64): what repeats in a log must not fall into step with it.
std::uint64_t scattered(std::uint64_t number)
{
    number *= 0x9E3779B97F4A7C15U;
    number = (number ^ number >> 30U) * 0xBF58476D1CE4E5B9U;
    number = (number ^ number >> 27U) * 0x94D049BB133111EBU;
    return number ^ number >> 31U;
}

}  // namespace

void ErrorSample::add(double error)
{
    maximum_ = std::max(maximum_, error);
    ++seen_;
    if (kept_.size() < most_kept) {
        kept_.push_back(error);
        return;
    }
    const auto place = scattered(seen_) % seen_;
    if (place < most_kept) {
        kept_[place] = error;
    }
}

std::optional<ErrorSample::Statistics> ErrorSample::statistics() const
{
    if (kept_.empty()) {
        return std::nullopt;
    }
    auto errors = kept_;
    std::ranges::sort(errors);
    const auto half = errors.size() / 2;
    const double median =
        errors.size() % 2 == 1 ? errors[half] : 0.5 * (errors[half - 1] + errors[half]);
    return Statistics{median, maximum_};
}

}  // namespace transect::flightlog
