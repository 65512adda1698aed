#include "transect/flightlog/line_runs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace transect::flightlog {
namespace {

using Marks = std::vector<RunMark>;

/// Where the way from one mark to the other is so far along the transect.
RunMark between(const RunMark& from, const RunMark& to, double along_m)
{
    const double share = (along_m - from.along_m) / (to.along_m - from.along_m);
    return {
        from.time + share * elapsed(from.time, to.time),
        along_m,
        from.across_m + share * (to.across_m - from.across_m),
        to.sample};
}

/// Cuts the flight into stretches that each stay on one transect in one direction.
class PartFinder {
public:
    struct Found {
        std::size_t line = 0;
        LineDirection direction = LineDirection::as_planned;
        RunPart part;
    };

    PartFinder(const PlannedLines& lines, std::span<const flight::Trajectory> pieces)
        : lines_{lines}, pieces_{pieces}
    {}

    std::vector<Found> run()
    {
        for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
            for (std::size_t i = 0; i < pieces_[piece].samples.size(); ++i) {
                add({piece, i});
            }
            end_part();
        }
        return std::move(found_);
    }

private:
    struct Where {
        std::size_t piece = 0;
        std::size_t sample = 0;
    };

    const flight::Sample& at(Where where) const
    {
        return pieces_[where.piece].samples[where.sample];
    }

    bool follows_closely(Where where) const
    {
        return where.sample > 0 &&
               elapsed(at({where.piece, where.sample - 1}).time, at(where).time) <=
                   pieces_[where.piece].max_gap;
    }

    void add(Where where)
    {
        const auto place = lines_.place(at(where));
        if (!goes_on(place) || !follows_closely(where)) {
            end_part(follows_closely(where) ? &at(where) : nullptr);
        }
        if (!place) {
            return;
        }
        const RunMark mark{at(where).time, place->along_m, place->across_m, where.sample};
        if (!is_open_) {
            is_open_ = true;
            found_.push_back({place->line, place->direction, {where.piece, {}}});
            if (follows_closely(where)) {
                add_crossing(at({where.piece, where.sample - 1}), mark);
            }
        }
        found_.back().part.marks.push_back(mark);
    }

    bool goes_on(const std::optional<LinePlace>& place) const
    {
        return is_open_ && place && place->line == found_.back().line &&
               place->direction == found_.back().direction;
    }

    void end_part(const flight::Sample* next = nullptr)
    {
        if (is_open_ && next != nullptr) {
            add_crossing(*next, found_.back().part.marks.back());
        }
        is_open_ = false;
    }

    /// The transect's end, where it lies between a sample beyond it and one on it.
    void add_crossing(const flight::Sample& outside, const RunMark& inside)
    {
        auto& found = found_.back();
        const auto beyond = lines_.place_beside(outside, found.line);
        if (!beyond || beyond->direction != found.direction) {
            return;
        }
        const double end_m =
            beyond->along_m < 0.0 ? 0.0 : lines_.lines()[found.line].length / metre;
        const bool is_beyond = beyond->along_m < 0.0 || beyond->along_m > end_m;
        if (is_beyond && inside.along_m != end_m) {
            const RunMark mark{outside.time, beyond->along_m, beyond->across_m, inside.sample};
            found.part.marks.push_back(between(mark, inside, end_m));
        }
    }

    const PlannedLines& lines_;
    std::span<const flight::Trajectory> pieces_;
    std::vector<Found> found_;
    bool is_open_ = false;
};

/// A run as it grows, and what holding the line means.
class RunJudge {
public:
    RunJudge(
        const RunRules& rules,
        const PlannedLines& lines,
        std::span<const flight::Trajectory> pieces)
        : rules_{rules}, lines_{lines}, most_drift_{std::tan(rules.drift / radian)}
    {
        std::size_t before = 0;
        for (const auto& piece : pieces) {
            samples_before_.push_back(before);
            before += piece.samples.size();
        }
    }

    bool goes_on(const LineRun& run, const PartFinder::Found& found) const
    {
        const auto& last = run.parts.back().marks.back();
        const auto& next = found.part.marks.front();
        const double sign = run.direction == LineDirection::as_planned ? 1.0 : -1.0;
        return run.line == found.line && run.direction == found.direction &&
               elapsed(last.time, next.time) <= rules_.longest_interruption &&
               sign * (next.along_m - last.along_m) >= -(lines_.lines()[run.line].swath / metre);
    }

    /// Takes off both ends what does not hold the line; nothing may be left.
    void trim(LineRun& run) const
    {
        Marks marks;  // with their samples counted through all pieces
        for (const auto& part : run.parts) {
            for (auto mark : part.marks) {
                mark.sample += samples_before_[part.piece];
                marks.push_back(mark);
            }
        }
        const auto all = marks.size();
        const auto first = first_settled(marks, run.line);
        std::ranges::reverse(marks);
        const auto last = all - first_settled(marks, run.line);
        keep(run, first, std::max(first, last));
    }

private:
    /// No sample between them is off the line. An end of the transect has the number of the
    /// sample beside it.
    static bool stays(const Marks& marks, std::size_t from, std::size_t to)
    {
        const auto low = std::min(marks[from].sample, marks[to].sample);
        const auto high = std::max(marks[from].sample, marks[to].sample);
        return high - low <= to - from;
    }

    bool holds(const RunMark& from, const RunMark& to) const
    {
        return std::abs(to.across_m - from.across_m) <=
               most_drift_ * std::abs(to.along_m - from.along_m);
    }

    bool is_whole(const Marks& marks, std::size_t line) const
    {
        const double flown_m = std::abs(marks.back().along_m - marks.front().along_m);
        return flown_m >= rules_.whole * (lines_.lines()[line].length / metre) &&
               holds(marks.front(), marks.back());
    }

    /// How many marks from the front do not hold the line; all of them if none does.
    std::size_t first_settled(const Marks& marks, std::size_t line) const
    {
        std::size_t ahead = 0;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            while (ahead < marks.size() &&
                   abs(elapsed(marks[i].time, marks[ahead].time)) < rules_.settling) {
                ++ahead;
            }
            if (ahead == marks.size()) {
                return i == 0 && is_whole(marks, line) ? 0 : marks.size();
            }
            if (stays(marks, i, ahead) && holds(marks[i], marks[ahead])) {
                return i;
            }
        }
        return marks.size();
    }

    /// Marks count through all parts.
    static void keep(LineRun& run, std::size_t begin, std::size_t end)
    {
        std::vector<RunPart> kept;
        std::size_t before = 0;
        for (auto& part : run.parts) {
            const auto size = part.marks.size();
            const auto from = std::clamp(begin, before, before + size) - before;
            const auto to = std::clamp(end, before, before + size) - before;
            before += size;
            constexpr std::size_t least = 2;
            if (to < from + least) {
                continue;
            }
            const auto at = [&](std::size_t i) {
                return std::next(part.marks.begin(), static_cast<std::ptrdiff_t>(i));
            };
            kept.push_back({part.piece, Marks(at(from), at(to))});
        }
        run.parts = std::move(kept);
    }

    RunRules rules_;
    const PlannedLines& lines_;
    double most_drift_;
    std::vector<std::size_t> samples_before_;  ///< each piece
};

}  // namespace

std::vector<LineRun> find_runs(
    const PlannedLines& lines, std::span<const flight::Trajectory> pieces, const RunRules& rules)
{
    const RunJudge judge{rules, lines, pieces};
    std::vector<LineRun> runs;
    for (auto& found : PartFinder{lines, pieces}.run()) {
        const auto earlier = std::find_if(runs.rbegin(), runs.rend(), [&](const LineRun& run) {
            return judge.goes_on(run, found);
        });
        if (earlier != runs.rend()) {
            earlier->parts.push_back(std::move(found.part));
        } else {
            runs.push_back(
                {.line = found.line, .direction = found.direction, .parts = {found.part}});
        }
    }
    for (auto& run : runs) {
        judge.trim(run);
    }
    std::erase_if(runs, [](const LineRun& run) { return run.parts.empty(); });
    std::ranges::stable_sort(runs, {}, &LineRun::entry);
    return runs;
}

}  // namespace transect::flightlog
