#include "flightlog/src/readers/nmea_group.hpp"

#include <algorithm>
#include <array>

#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

constexpr unsigned rmc = 1;
constexpr unsigned gga = 2;
constexpr unsigned vtg = 4;
constexpr unsigned gns = 8;
constexpr unsigned gll = 16;

/// What each sentence is for and where it tells the time; VTG tells none.
struct Type {
    std::string_view name;
    unsigned bit;
    std::size_t time_field;
};
constexpr std::array types{
    Type{"RMC", rmc, 1},
    Type{"GGA", gga, 1},
    Type{"VTG", vtg, 0},
    Type{"GNS", gns, 1},
    Type{"GLL", gll, 5},
};
constexpr Type no_type{"", 0, 0};

const Type& type_of(const NmeaSentence& sentence)
{
    const auto* const type = std::ranges::find(types, sentence.type, &Type::name);
    // Old receivers send GLL without a time.
    const bool is_none = type == types.end() || (type->bit == gll && sentence.field(5).empty());
    return is_none ? no_type : *type;
}

std::optional<std::chrono::microseconds> time_of(const NmeaSentence& sentence)
{
    return nmea_time(sentence.field(type_of(sentence).time_field));
}

/// Estimated, entered by hand or none: not measured.
bool is_unmeasured(std::string_view mode)
{
    return mode == "E" || mode == "M" || mode == "N";
}

/// Of an RMC; west of north where the letter is W.
std::optional<Angle> variation_of(const NmeaSentence& sentence)
{
    const auto size = to_number(sentence.field(10));
    const auto letter = sentence.field(11);
    if (!size || *size < 0.0 || *size > 180.0 || (letter != "E" && letter != "W")) {
        return std::nullopt;
    }
    return (letter == "W" ? -*size : *size) * degree;
}

}  // namespace

bool belongs_to_group(const NmeaSentence& sentence)
{
    return type_of(sentence).bit != 0;
}

bool NmeaGroup::fits(const NmeaSentence& sentence) const
{
    const auto type = type_of(sentence).bit;
    if (is_empty()) {
        return true;
    }
    if ((types_ & type) != 0) {
        return false;
    }
    const bool has_time = types_ != vtg;
    return type == vtg || !has_time || time_of(sentence) == time_;
}

void NmeaGroup::add(const NmeaSentence& sentence)
{
    const auto type = type_of(sentence).bit;
    types_ |= type;
    if (type == rmc) {
        add_rmc(sentence);
    } else if (type == gga) {
        add_gga(sentence);
    } else if (type == vtg) {
        add_vtg(sentence);
    } else if (type == gns) {
        add_gns(sentence);
    } else if (type == gll) {
        add_gll(sentence);
    }
}

void NmeaGroup::take_position(const NmeaSentence& sentence, std::size_t first_field)
{
    time_ = time_of(sentence);
    const auto written = sentence.field(type_of(sentence).time_field);
    is_unreadable_ = is_unreadable_ || (!time_ && !written.empty());
    const auto position = nmea_position(sentence, first_field);
    const bool is_blank = sentence.field(first_field).empty();
    is_unreadable_ = is_unreadable_ || (!position && !is_blank && !is_refused_);
    position_ = position ? position : position_;
}

void NmeaGroup::add_rmc(const NmeaSentence& sentence)
{
    const auto mode = sentence.field(12);
    const bool has_fix = sentence.field(2) == "A" && !is_unmeasured(mode);
    is_refused_ = is_refused_ || !has_fix;
    is_simulated_ = is_simulated_ || mode == "S";
    take_position(sentence, 3);
    if (!has_fix) {
        return;
    }
    date_ = nmea_date(sentence.field(9));
    if (const auto speed = plausible_speed(to_number(sentence.field(7)), knot)) {
        speed_ = speed;
    }
    if (const auto track = plausible_bearing(to_number(sentence.field(8)))) {
        track_ = track;
    }
    variation_ = variation_of(sentence);
}

void NmeaGroup::add_gga(const NmeaSentence& sentence)
{
    const auto quality = sentence.field(6);
    // 6 is estimated, 7 entered by hand.
    const bool has_fix = !quality.empty() && quality != "0" && quality != "6" && quality != "7";
    is_refused_ = is_refused_ || !has_fix;
    is_simulated_ = is_simulated_ || quality == "8";
    take_position(sentence, 2);
    if (!has_fix) {
        return;
    }
    if (sentence.field(10) == "M" || sentence.field(10).empty()) {
        take_heights(sentence, 11);
    }
}

void NmeaGroup::take_heights(const NmeaSentence& sentence, std::size_t separation_field)
{
    msl_height_ = plausible_height(to_number(sentence.field(9)), metre);
    // A receiver without a model of the geoid writes 0.
    const auto separation = to_number(sentence.field(separation_field));
    if (separation && *separation != 0.0 && *separation > -150.0 && *separation < 150.0) {
        separation_ = *separation * metre;
    }
}

void NmeaGroup::add_gns(const NmeaSentence& sentence)
{
    // A letter for each constellation; one that has a fix is enough.
    const auto modes = sentence.field(6);
    const bool has_fix = modes.find_first_of("ADFPR") != std::string_view::npos;
    is_simulated_ = is_simulated_ || modes.find('S') != std::string_view::npos;
    is_refused_ = is_refused_ || !(has_fix || is_simulated_);
    take_position(sentence, 2);
    if (has_fix || is_simulated_) {
        take_heights(sentence, 10);
    }
}

void NmeaGroup::add_gll(const NmeaSentence& sentence)
{
    is_refused_ = is_refused_ || sentence.field(6) == "V" || is_unmeasured(sentence.field(7));
    // Others tell the same place with more digits.
    if (!position_) {
        take_position(sentence, 1);
    }
}

void NmeaGroup::add_vtg(const NmeaSentence& sentence)
{
    if (is_unmeasured(sentence.field(9))) {
        return;
    }
    track_ = track_ ? track_ : plausible_bearing(to_number(sentence.field(1)));
    speed_ = speed_ ? speed_ : plausible_speed(to_number(sentence.field(5)), knot);
}

std::optional<DropReason> NmeaGroup::reason() const
{
    if (is_unreadable_) {
        return DropReason::unreadable;
    }
    if (!time_) {
        return DropReason::no_time;
    }
    return is_refused_ || !position_ ? std::optional{DropReason::no_position} : std::nullopt;
}

Record NmeaGroup::record(Instant time) const
{
    Record record{.time = time, .position = *position_, .place = line_};
    record.msl_height = above_datum<MslHeight>(msl_height_);
    if (msl_height_ && separation_) {
        record.ellipsoid_height = EllipsoidHeight{*msl_height_ + *separation_};
    }
    record.ground_speed = speed_;
    record.track = track_;
    record.magnetic_variation = variation_;
    return record;
}

}  // namespace transect::flightlog
