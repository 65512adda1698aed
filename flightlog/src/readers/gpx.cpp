#include "flightlog/src/readers/gpx.hpp"

#include <cmath>
#include <optional>
#include <string>

#include "transect/error.hpp"

#include "flightlog/src/readers/day_clock.hpp"
#include "flightlog/src/readers/log_time.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"
#include "flightlog/src/readers/xml_events.hpp"
#include "flightlog/src/readers/xml_root.hpp"

namespace transect::flightlog {
namespace {

/// A trkpt as it is written.
struct TrackPoint {
    std::size_t line = 0;
    std::string latitude = {};
    std::string longitude = {};
    std::string time = {};
    std::string elevation = {};
    std::string geoid_height = {};
    std::string variation = {};
    std::string fix = {};
    std::string speed = {};
    std::string course = {};
};

/// What the elevations of a track count from.
enum class Elevations { msl, ellipsoid, pressure };

/// GPSBabel makes two tracks of an IGC file, whose heights it hands on as they are.
Elevations elevations_of(std::string_view track_name)
{
    if (track_name == "PRESALTTRK") {
        return Elevations::pressure;
    }
    return track_name == "GNSSALTTRK" ? Elevations::ellipsoid : Elevations::msl;
}

class GpxHandler final : public XmlHandler {
public:
    explicit GpxHandler(LogBuilder& builder) : builder_{&builder} {}

    void open(std::string_view name, const XmlAttributes& attributes, std::size_t line) override
    {
        ++level_;
        if (point_level_ == 0 && name == "trkpt") {
            point_level_ = level_;
            point_ = {
                .line = line,
                .latitude = std::string{attributes.value("lat")},
                .longitude = std::string{attributes.value("lon")}};
        } else if (name == "trk") {
            track_level_ = level_;
            elevations_ = Elevations::msl;
        } else if (name == "TrackPointExtension") {
            extension_level_ = level_;
        }
    }

    void close(const XmlElement& element) override
    {
        if (level_ == point_level_) {
            finish_point();
            point_level_ = 0;
        } else if (level_ == extension_level_) {
            extension_level_ = 0;
        } else if (point_level_ > 0) {
            take_value(element);
        } else if (level_ == track_level_ + 1 && element.name == "name") {
            elevations_ = elevations_of(element.text);
        }
        --level_;
    }

    bool is_in_row() const { return point_level_ > 0; }
    bool has_track() const { return track_level_ > 0; }

    void describe(LogFile& log) const
    {
        log.format = LogFormat::gpx;
        log.kind_since = gps_since;
        if (auto finding = times_.finding()) {
            log.findings.push_back(std::move(*finding));
        }
        if (has_msl_) {
            log.findings.push_back({.severity = Severity::note, .code = "log-heights-assumed-msl"});
        }
    }

private:
    /// Speed and course stand in the point itself (1.0) or in Garmin's extension.
    void take_value(const XmlElement& element)
    {
        const auto& [name, text] = element;
        const bool is_direct = level_ == point_level_ + 1;
        const bool is_extension = extension_level_ > 0 && level_ == extension_level_ + 1;
        if (auto* const value = is_direct ? value_of(name) : nullptr) {
            *value = text;
        }
        if ((is_direct || is_extension) && name == "speed") {
            point_.speed = text;
        } else if ((is_direct || is_extension) && name == "course") {
            point_.course = text;
        }
    }

    std::string* value_of(std::string_view name)
    {
        if (name == "time") {
            return &point_.time;
        }
        if (name == "ele") {
            return &point_.elevation;
        }
        if (name == "geoidheight") {
            return &point_.geoid_height;
        }
        if (name == "magvar") {
            return &point_.variation;
        }
        return name == "fix" ? &point_.fix : nullptr;
    }

    void finish_point()
    {
        if (const auto reason = use_point()) {
            builder_->drop(*reason);
        }
    }

    std::optional<DropReason> use_point()
    {
        if (point_.time.empty()) {
            return DropReason::no_time;
        }
        const auto time = times_.read(point_.time);
        if (!time) {
            return DropReason::unreadable;
        }
        if (point_.latitude.empty() || point_.longitude.empty() || point_.fix == "none") {
            return DropReason::no_position;
        }
        const auto position =
            plausible_point({to_number(point_.latitude), to_number(point_.longitude)});
        if (!position) {
            return DropReason::unreadable;
        }
        if (is_null_island(*position) && point_.fix.empty()) {
            return DropReason::no_position;
        }
        Record record{.time = *time, .position = *position, .place = point_.line};
        add_heights(record);
        record.ground_speed = plausible_speed(to_number(point_.speed), metre_per_second);
        record.track = plausible_bearing(to_number(point_.course));
        const auto variation = to_number(point_.variation);
        if (variation && std::abs(*variation) <= 360.0) {
            record.magnetic_variation = std::remainder(*variation, 360.0) * degree;
        }
        builder_->use(record);
        return std::nullopt;
    }

    void add_heights(Record& record)
    {
        const auto height = plausible_height(to_number(point_.elevation), metre);
        if (elevations_ == Elevations::pressure) {
            record.indicated_altitude = height;
        } else if (elevations_ == Elevations::ellipsoid) {
            record.ellipsoid_height = above_datum<EllipsoidHeight>(height);
        } else if (height) {
            has_msl_ = true;
            record.msl_height = MslHeight{*height};
            const auto geoid = to_number(point_.geoid_height);
            if (geoid && std::abs(*geoid) < 150.0) {
                record.ellipsoid_height = EllipsoidHeight{*height + *geoid * metre};
            }
        }
    }

    LogBuilder* builder_;
    std::size_t level_ = 0;  ///< of the element that is open, from 1
    std::size_t track_level_ = 0;
    std::size_t point_level_ = 0;      ///< 0 outside of points
    std::size_t extension_level_ = 0;  ///< 0 outside of TrackPointExtension
    TrackPoint point_;
    Elevations elevations_ = Elevations::msl;
    LogTimes times_;
    bool has_msl_ = false;
};

}  // namespace

bool is_gpx(std::string_view head)
{
    return xml_root(head) == "gpx";
}

void read_gpx(LogInput& input, LogReceiver& receiver)
{
    auto& builder = receiver.log();
    GpxHandler handler{builder};
    const auto outcome = read_xml(input, handler);
    if (!handler.has_track() && outcome.end == ParseEnd::complete) {
        throw InputError{
            {.file = input.name()}, "is GPX without a track; waypoints and routes are no log"};
    }
    handler.describe(builder.log());
    tell_end(outcome, handler.is_in_row() ? RowAtEnd::open : RowAtEnd::none, builder);
}

}  // namespace transect::flightlog
