/// The sentences of one time.

#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "transect/flightlog/log_file.hpp"

#include "flightlog/src/readers/nmea_sentence.hpp"

namespace transect::flightlog {

class NmeaGroup {
public:
    explicit NmeaGroup(std::size_t line) : line_{line} {}

    /// False for one of another time, or a second of its type: it begins the next group.
    bool fits(const NmeaSentence& sentence) const;
    void add(const NmeaSentence& sentence);

    bool is_empty() const { return types_ == 0; }

    /// Bits, one for each type of sentence.
    unsigned types() const { return types_; }

    const std::optional<std::chrono::microseconds>& time() const { return time_; }
    const std::optional<std::chrono::sys_days>& date() const { return date_; }
    bool is_simulated() const { return is_simulated_; }

    /// Its record at that time, or why there is none.
    std::optional<DropReason> reason() const;
    Record record(Instant time) const;

private:
    void add_rmc(const NmeaSentence& sentence);
    void add_gga(const NmeaSentence& sentence);
    void add_vtg(const NmeaSentence& sentence);
    void add_gns(const NmeaSentence& sentence);
    void add_gll(const NmeaSentence& sentence);
    void take_position(const NmeaSentence& sentence, std::size_t first_field);
    void take_heights(const NmeaSentence& sentence, std::size_t separation_field);

    std::size_t line_;
    unsigned types_ = 0;
    std::optional<std::chrono::microseconds> time_;
    std::optional<std::chrono::sys_days> date_;
    bool is_refused_ = false;  ///< the receiver says that it has no fix
    bool is_unreadable_ = false;
    bool is_simulated_ = false;
    std::optional<GeoPoint> position_;
    std::optional<Length> msl_height_;
    std::optional<Length> separation_;
    std::optional<Speed> speed_;
    std::optional<Bearing> track_;
    std::optional<Angle> variation_;
};

/// Which sentences make rows.
bool belongs_to_group(const NmeaSentence& sentence);

}  // namespace transect::flightlog
