#include "flightlog/src/readers/kml.hpp"

#include <cstdint>
#include <deque>
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

/// Times that wait for their places, or places for their times: a track in two groups keeps one of
/// them until the other is read.
constexpr std::size_t most_waiting = 10'000'000;

/// What is empty or unreadable still has its counterpart.
enum class Written : std::uint8_t { well, not_at_all, unreadably };

/// Small, since many may wait.
struct WrittenTime {
    Instant time;
    std::uint32_t line = 0;
    Written written = Written::well;
};

struct WrittenPlace {
    std::optional<GeoPoint> position;
    std::optional<Length> height;
    Written written = Written::well;
};

Written how_written(std::string_view text, bool is_readable)
{
    if (is_readable) {
        return Written::well;
    }
    return text.empty() ? Written::not_at_all : Written::unreadably;
}

/// "lon lat alt", with commas instead of blanks in some files; the height may be missing.
WrittenPlace read_place(std::string_view text)
{
    const auto next = [&]() -> std::optional<double> {
        constexpr std::string_view blanks = " \t\r\n,";
        const auto begin = text.find_first_not_of(blanks);
        text.remove_prefix(begin == std::string_view::npos ? text.size() : begin);
        const auto word = text.substr(0, text.find_first_of(blanks));
        text.remove_prefix(word.size());
        return to_number(word);
    };
    const auto whole = text;
    const auto longitude_deg = next();
    const auto latitude_deg = next();
    const auto position = plausible_point({latitude_deg, longitude_deg});
    return {position, plausible_height(next(), metre), how_written(whole, position.has_value())};
}

class KmlHandler final : public XmlHandler {
public:
    KmlHandler(const LogInput& input, LogBuilder& builder) : input_{&input}, builder_{&builder} {}

    void open(std::string_view name, const XmlAttributes& /*attributes*/, std::size_t line) override
    {
        ++level_;
        line_ = line;
        if (name == "Track" && track_level_ == 0) {
            track_level_ = level_;
            has_track_ = true;
            is_absolute_ = false;
        }
        is_in_value_ = is_value(name);
    }

    void close(const XmlElement& element) override
    {
        if (level_ == track_level_) {
            finish_track();
        } else if (track_level_ > 0 && level_ == track_level_ + 1) {
            take_value(element);
        }
        is_in_value_ = false;
        --level_;
    }

    /// Of a track that a cut left open: what still waits has lost its counterpart.
    RowAtEnd finish()
    {
        const bool is_open = track_level_ > 0;
        const bool is_waiting = !times_.empty() || !places_.empty();
        const bool is_cut = is_open && (is_waiting || is_in_value_);
        if (!times_.empty()) {
            times_.pop_back();
        } else if (!places_.empty()) {
            places_.pop_back();
        }
        finish_track();
        return is_cut ? RowAtEnd::open : RowAtEnd::none;
    }

    bool has_track() const { return has_track_; }

    void describe(LogFile& log) const
    {
        log.format = LogFormat::kml;
        log.kind_since = gps_since;
        if (auto finding = zones_.finding()) {
            log.findings.push_back(std::move(*finding));
        }
        if (has_msl_) {
            log.findings.push_back({.severity = Severity::note, .code = "log-heights-assumed-msl"});
        }
    }

private:
    bool is_value(std::string_view name) const
    {
        const bool is_direct = track_level_ > 0 && level_ == track_level_ + 1;
        return is_direct && (name == "when" || name == "coord");
    }

    void take_value(const XmlElement& element)
    {
        const auto& [name, text] = element;
        if (name == "altitudeMode") {
            // The others count from a ground that only the writer's elevation data tells.
            is_absolute_ = text == "absolute";
        } else if (name == "when") {
            const auto time = zones_.read(text);
            times_.push_back(
                {.time = time.value_or(Instant{}),
                 .line = static_cast<std::uint32_t>(line_),
                 .written = how_written(text, time.has_value())});
        } else if (name == "coord") {
            places_.push_back(read_place(text));
        }
        if (!times_.empty() && !places_.empty()) {
            use(times_.front(), places_.front());
            times_.pop_front();
            places_.pop_front();
        }
        if (times_.size() + places_.size() > most_waiting) {
            throw InputError{
                {.file = input_->name(), .line = line_},
                "holds a track of more than 10 million times without places"};
        }
    }

    void use(const WrittenTime& time, const WrittenPlace& place)
    {
        if (const auto reason = reason_against(time, place)) {
            builder_->drop(*reason);
            return;
        }
        Record record{.time = time.time, .position = *place.position, .place = time.line};
        if (is_absolute_ && place.height) {
            record.msl_height = MslHeight{*place.height};
            has_msl_ = true;
        }
        builder_->use(record);
    }

    static std::optional<DropReason> reason_against(
        const WrittenTime& time, const WrittenPlace& place)
    {
        if (time.written == Written::not_at_all) {
            return DropReason::no_time;
        }
        if (time.written == Written::unreadably) {
            return DropReason::unreadable;
        }
        const bool is_nowhere = place.position && is_null_island(*place.position);
        if (place.written == Written::not_at_all || is_nowhere) {
            return DropReason::no_position;
        }
        return place.position ? std::nullopt : std::optional{DropReason::unreadable};
    }

    void finish_track()
    {
        for (std::size_t i = 0; i < times_.size(); ++i) {
            builder_->drop(DropReason::no_position);
        }
        for (std::size_t i = 0; i < places_.size(); ++i) {
            builder_->drop(DropReason::no_time);
        }
        times_.clear();
        places_.clear();
        track_level_ = 0;
    }

    const LogInput* input_;
    LogBuilder* builder_;
    std::size_t level_ = 0;
    std::size_t track_level_ = 0;  ///< 0 outside of tracks
    std::size_t line_ = 0;         ///< of the element that was opened last
    bool has_track_ = false;
    bool is_in_value_ = false;
    bool is_absolute_ = false;
    bool has_msl_ = false;
    LogTimes zones_;
    std::deque<WrittenTime> times_;
    std::deque<WrittenPlace> places_;
};

}  // namespace

bool is_kml(std::string_view head)
{
    return xml_root(head) == "kml";
}

void read_kml(LogInput& input, LogReceiver& receiver)
{
    auto& builder = receiver.log();
    KmlHandler handler{input, builder};
    const auto outcome = read_xml(input, handler);
    if (!handler.has_track() && outcome.end == ParseEnd::complete) {
        throw InputError{
            {.file = input.name()}, "is KML without a track; its lines and points tell no times"};
    }
    handler.describe(builder.log());
    tell_end(outcome, handler.finish(), builder);
}

}  // namespace transect::flightlog
