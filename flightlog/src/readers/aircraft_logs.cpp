#include "flightlog/src/readers/aircraft_logs.hpp"

#include <algorithm>
#include <cmath>

#include "transect/error.hpp"

#include "flightlog/src/readers/day_clock.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t most_aircraft = 10'000;

bool is_hexadecimal(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'F');
}

}  // namespace

std::optional<std::string> transponder_address(std::string_view text)
{
    std::string address{text};
    std::ranges::transform(address, address.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'f' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    const auto digits = std::string_view{address}.substr(address.starts_with('~') ? 1 : 0);
    const bool is_address = digits.size() == 6 && std::ranges::all_of(digits, is_hexadecimal);
    return is_address ? std::optional{address} : std::nullopt;
}

LogBuilder& AircraftLogs::of(const std::string& address)
{
    auto& builder = receiver_->log(address);
    latest_ = &builder;
    auto& log = builder.log();
    if (log.format == description_.format) {
        return builder;
    }
    ++count_;
    if (count_ > most_aircraft) {
        throw InputError{{.file = input_->name()}, "tells of more than 10,000 aircraft"};
    }
    log.format = description_.format;
    log.place_unit = description_.place_unit;
    log.kind_since = gps_since;
    if (!address.empty()) {
        log.system_id = address;
    }
    return builder;
}

LogBuilder& AircraftLogs::latest()
{
    return latest_ == nullptr ? of({}) : *latest_;
}

std::optional<Instant> unix_time(double seconds)
{
    constexpr double latest = 4'102'444'800.0;  // 2100-01-01
    if (!(seconds >= 0.0) || seconds > latest) {
        return std::nullopt;
    }
    return Instant{std::chrono::milliseconds{std::llround(seconds * 1e3)}};
}

}  // namespace transect::flightlog
