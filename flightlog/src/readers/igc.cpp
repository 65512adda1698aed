#include "flightlog/src/readers/igc.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/day_clock.hpp"
#include "flightlog/src/readers/igc_record.hpp"
#include "flightlog/src/readers/nmea_sentence.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

constexpr Speed kilometre_per_hour = (1.0 / 3.6) * metre_per_second;

/// A header record, whatever its source: "HFDTE", "HODTE".
bool is_header(std::string_view line, std::string_view code)
{
    return line.size() >= 5 && line.front() == 'H' && line.substr(2, 3) == code;
}

/// "HFDTE160722" and "HFDTEDATE:160722,01".
std::optional<std::chrono::sys_days> header_date(std::string_view line)
{
    const auto at = line.find_first_of("0123456789");
    return at == std::string_view::npos ? std::nullopt : nmea_date(line.substr(at, 6));
}

std::string header_text(std::string_view line)
{
    const auto colon = line.find(':');
    return colon == std::string_view::npos ? "" : std::string{trimmed(line.substr(colon + 1))};
}

/// Three digits before the point and any behind it, without the point.
std::optional<double> with_decimals(std::string_view digits)
{
    if (digits.size() < 3) {
        return std::nullopt;
    }
    return to_number(std::string{digits.substr(0, 3)} + '.' + std::string{digits.substr(3)});
}

/// Recorders without such a sensor write 0 always.
class Altitudes {
public:
    std::optional<Length> read(const std::optional<double>& written_m)
    {
        is_recorded_ = is_recorded_ || (written_m && *written_m != 0.0);
        return is_recorded_ ? plausible_height(written_m, metre) : std::nullopt;
    }

private:
    bool is_recorded_ = false;
};

enum class GnssDatum { ellipsoid, geoid, unknown };

GnssDatum datum_of(std::string_view line)
{
    const auto text = header_text(line);
    if (text.starts_with("GEO")) {
        return GnssDatum::geoid;
    }
    return text.starts_with("ELL") ? GnssDatum::ellipsoid : GnssDatum::unknown;
}

class IgcReader {
public:
    IgcReader(LogInput& input, LogBuilder& builder) : input_{&input}, builder_{&builder} {}

    void read()
    {
        LineReader lines{*input_};
        while (const auto line = lines.next()) {
            read_line(*line);
        }
        auto& log = builder_->log();
        log.format = LogFormat::igc;
        log.kind_since = gps_since;
        const bool has_both = !type_.empty() && !registration_.empty();
        if (auto name = type_ + (has_both ? " " : "") + registration_; !name.empty()) {
            log.aircraft = std::move(name);
        }
        if (!log.is_dated) {
            log.findings.push_back({.severity = Severity::warning, .code = "log-undated"});
        }
    }

private:
    void read_line(const Line& line)
    {
        if (line.too_long) {
            builder_->drop(DropReason::row_too_long);
        } else if (line.text.starts_with('B')) {
            if (const auto reason = read_fix(line)) {
                builder_->drop(*reason);
            }
        } else if (line.complete) {
            read_header(line.text);
        }
    }

    void read_header(std::string_view line)
    {
        if (line.starts_with('I')) {
            extensions_.declare(line);
        } else if (line.starts_with('A') && line.size() >= 7 && !builder_->log().system_id) {
            builder_->log().system_id = std::string{line.substr(1, 6)};
        } else if (is_header(line, "DTE")) {
            date_ = header_date(line);
        } else if (is_header(line, "GTY")) {
            type_ = header_text(line);
        } else if (is_header(line, "GID")) {
            registration_ = header_text(line);
        } else if (is_header(line, "ALG")) {
            datum_ = datum_of(line);
        }
    }

    std::optional<DropReason> read_fix(const Line& line)
    {
        if (!line.complete && line.text.size() < extensions_.length()) {
            return DropReason::cut_last_row;
        }
        const auto fix = parse_igc_fix(line.text, extensions_);
        if (!fix) {
            return DropReason::unreadable;
        }
        const auto pressure = pressure_altitudes_.read(fix->pressure_altitude_m);
        if (!fix->is_three_dimensional) {
            return DropReason::no_position;
        }
        Record record{.time = time_of(*fix), .position = fix->position, .place = line.number};
        record.indicated_altitude = pressure;
        add_gnss_height(gnss_altitudes_.read(fix->gnss_altitude_m), record);
        add_motion(line.text, record);
        builder_->use(record);
        return std::nullopt;
    }

    /// The header's date is that of the fix behind it; later ones follow.
    Instant time_of(const IgcFix& fix)
    {
        auto& log = builder_->log();
        if (date_ && log.is_dated) {
            const auto time = clock_.set(*date_, fix.time_of_day);
            date_.reset();
            return time;
        }
        if (!clock_.knows_date()) {
            log.is_dated = false;
            return clock_.set({}, fix.time_of_day);
        }
        return *clock_.read(fix.time_of_day);
    }

    void add_gnss_height(const std::optional<Length>& height, Record& record) const
    {
        if (datum_ == GnssDatum::ellipsoid) {
            record.ellipsoid_height = above_datum<EllipsoidHeight>(height);
        } else if (datum_ == GnssDatum::geoid) {
            record.msl_height = above_datum<MslHeight>(height);
        }
    }

    void add_motion(std::string_view line, Record& record) const
    {
        const auto value = [&](const char* name) {
            return with_decimals(extensions_.value(line, name));
        };
        record.true_airspeed = plausible_speed(value("TAS"), kilometre_per_hour);
        record.indicated_airspeed = plausible_speed(value("IAS"), kilometre_per_hour);
        record.ground_speed = plausible_speed(value("GSP"), kilometre_per_hour);
        record.track = plausible_bearing(value("TRT"));
        record.heading = plausible_bearing(value("HDT"));
    }

    LogInput* input_;
    LogBuilder* builder_;
    IgcExtensions extensions_;
    DayClock clock_;
    std::optional<std::chrono::sys_days> date_;
    GnssDatum datum_ = GnssDatum::ellipsoid;
    Altitudes pressure_altitudes_;
    Altitudes gnss_altitudes_;
    std::string type_;
    std::string registration_;
};

}  // namespace

bool is_igc(std::string_view head)
{
    constexpr std::size_t looked_at = std::size_t{64} << 10U;
    Lines lines{head.substr(0, looked_at)};
    const auto first = lines.next();
    if (!first || first->text.size() < 4 || !first->text.starts_with('A')) {
        return false;
    }
    while (const auto line = lines.next()) {
        const bool is_fix = line->text.starts_with('B') && parse_igc_fix(line->text, {});
        if (is_fix || is_header(line->text, "DTE")) {
            return true;
        }
    }
    return false;
}

void read_igc(LogInput& input, LogReceiver& receiver)
{
    IgcReader{input, receiver.log()}.read();
}

}  // namespace transect::flightlog
