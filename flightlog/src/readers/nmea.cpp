#include "flightlog/src/readers/nmea.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/day_clock.hpp"
#include "flightlog/src/readers/nmea_group.hpp"
#include "flightlog/src/readers/nmea_sentence.hpp"
#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

using std::chrono::microseconds;
using std::chrono::sys_days;

/// How far the reader looks ahead for the first date: two hours and more.
constexpr std::size_t head_bytes = std::size_t{4} << 20U;

struct DatedTime {
    sys_days date;
    microseconds time_of_day;
};

std::optional<sys_days> zda_date(const NmeaSentence& sentence)
{
    const auto day = to_number(sentence.field(2));
    const auto month = to_number(sentence.field(3));
    const auto year = to_number(sentence.field(4));
    const auto is_number = [](const std::optional<double>& value, double most) {
        return value && *value >= 1.0 && *value <= most;
    };
    if (!is_number(day, 31.0) || !is_number(month, 12.0) || !is_number(year, 2099.0)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year{static_cast<int>(*year)},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() && *year >= 1980.0 ? std::optional{sys_days{date}} : std::nullopt;
}

std::optional<DatedTime> dated_time(const NmeaSentence& sentence)
{
    const auto time = nmea_time(sentence.field(1));
    std::optional<sys_days> date;
    if (sentence.type == "RMC" && sentence.field(2) == "A") {
        date = nmea_date(sentence.field(9));
    } else if (sentence.type == "ZDA") {
        date = zda_date(sentence);
    }
    return time && date ? std::optional{DatedTime{*date, *time}} : std::nullopt;
}

std::optional<DatedTime> first_dated_time(std::string_view head)
{
    Lines lines{head};
    while (const auto line = lines.next()) {
        const auto sentence = find_sentence(line->text);
        if (sentence && sentence->checksum != Checksum::bad && line->complete) {
            if (const auto found = dated_time(*sentence)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

class NmeaReader {
public:
    NmeaReader(LogInput& input, LogBuilder& builder) : input_{&input}, builder_{&builder}
    {
        if (const auto first = first_dated_time(input.peek(head_bytes))) {
            clock_.set(first->date, first->time_of_day);
        }
    }

    void read()
    {
        LineReader lines{*input_};
        while (const auto line = lines.next()) {
            read_line(*line);
        }
        finish_last_group();
        describe(builder_->log());
    }

private:
    void read_line(const Line& line)
    {
        if (line.too_long) {
            builder_->drop(DropReason::row_too_long);
            return;
        }
        // Where a line end is lost, another sentence follows.
        for (auto rest = line.text; !rest.empty();) {
            const auto next = std::min(rest.find('$', 1), rest.size());
            const bool complete = line.complete || next < rest.size();
            read_sentence({rest.substr(0, next), line.number, complete});
            rest.remove_prefix(next);
        }
    }

    void read_sentence(const Line& part)
    {
        const auto sentence = find_sentence(part.text);
        if (!part.complete && part.text.find('$') != std::string_view::npos &&
            (!sentence || sentence->checksum != Checksum::good)) {
            is_cut_ = true;
            return;
        }
        if (sentence) {
            take(*sentence, part.number);
        }
    }

    void take(const NmeaSentence& sentence, std::size_t line)
    {
        const bool is_date = sentence.type == "ZDA";
        if (!is_date && !belongs_to_group(sentence)) {
            return;
        }
        // Where others have a checksum, one without has lost its end.
        const bool is_damaged = sentence.checksum == Checksum::bad ||
                                (sentence.checksum == Checksum::absent && has_checksums_);
        has_checksums_ = has_checksums_ || sentence.checksum == Checksum::good;
        if (is_damaged) {
            builder_->drop(DropReason::bad_checksum);
            return;
        }
        if (is_date) {
            take_date(sentence);
            return;
        }
        if (!group_.fits(sentence)) {
            finish_group();
        }
        if (group_.is_empty()) {
            group_ = NmeaGroup{line};
        }
        group_.add(sentence);
    }

    /// RMC tells the date with its fix; a ZDA may come from a clock that no fix has set yet.
    void take_date(const NmeaSentence& sentence)
    {
        const auto dated = dated_time(sentence);
        if (dated && !is_dated_by_fix_ && builder_->log().is_dated) {
            clock_.set(dated->date, dated->time_of_day);
        }
    }

    void finish_group()
    {
        if (group_.is_empty()) {
            return;
        }
        last_types_ = group_.types();
        if (const auto reason = group_.reason()) {
            builder_->drop(*reason);
        } else {
            is_simulated_ = is_simulated_ || group_.is_simulated();
            builder_->use(group_.record(time_of(group_)));
        }
        group_ = NmeaGroup{0};
    }

    Instant time_of(const NmeaGroup& group)
    {
        auto& log = builder_->log();
        if (group.date() && log.is_dated) {
            is_dated_by_fix_ = true;
            return clock_.set(*group.date(), *group.time());
        }
        if (!clock_.knows_date()) {
            log.is_dated = false;
            return clock_.set(sys_days{}, *group.time());
        }
        return *clock_.read(*group.time());
    }

    /// A group with fewer sentences than the one before is what a cut has left of it.
    void finish_last_group()
    {
        const auto types = group_.types();
        const bool is_partial = types != last_types_ && (types & ~last_types_) == 0;
        const bool is_only_one = last_types_ == 0;
        if (!group_.is_empty() && (is_partial || (is_cut_ && is_only_one))) {
            builder_->drop(DropReason::cut_last_row);
            return;
        }
        finish_group();
        if (is_cut_) {
            builder_->drop(DropReason::cut_last_row);
        }
    }

    void describe(LogFile& log) const
    {
        log.format = LogFormat::nmea_0183;
        log.kind_since = gps_since;
        if (!log.is_dated) {
            log.findings.push_back({.severity = Severity::warning, .code = "log-undated"});
        }
        if (is_simulated_) {
            log.findings.push_back({.severity = Severity::warning, .code = "log-simulated"});
        }
    }

    LogInput* input_;
    LogBuilder* builder_;
    DayClock clock_;
    NmeaGroup group_{0};
    unsigned last_types_ = 0;
    bool has_checksums_ = false;
    bool is_dated_by_fix_ = false;
    bool is_simulated_ = false;
    bool is_cut_ = false;
};

}  // namespace

bool is_nmea(std::string_view head)
{
    static constexpr std::array types{"RMC", "GGA", "GNS", "GLL", "ZDA", "VTG", "GSA", "GSV"};
    constexpr std::size_t looked_at = std::size_t{64} << 10U;
    Lines lines{head.substr(0, looked_at)};
    while (const auto line = lines.next()) {
        const auto sentence = find_sentence(line->text);
        if (sentence && std::ranges::find(types, sentence->type) != types.end()) {
            return true;
        }
    }
    return false;
}

void read_nmea(LogInput& input, LogReceiver& receiver)
{
    NmeaReader{input, receiver.log()}.read();
}

}  // namespace transect::flightlog
