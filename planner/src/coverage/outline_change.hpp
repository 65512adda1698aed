/// Which cells enter and leave an outline on its way from one place to another.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "coverage/outline_rows.hpp"

namespace transect::coverage {

struct OutlinePair {
    const OutlineRows& before;
    const OutlineRows& after;
};

/// Calls visitor.enter(cell, share) and visitor.leave(cell, share) for every cell that changes
/// sides; the share of the way is from 0 to 1. A cell that is passed over does both. Only such
/// cells are touched, so that an outline that moves little costs little, however large it is.
///
/// The ends of each row's range move evenly from one crossing to the other; a row that only one of
/// the outlines crosses opens or closes at the corner that first or last reaches it. That is exact
/// for straight edges that keep their direction. Where the ranges of a row cannot be told apart,
/// its cells change halfway.
template <typename Visitor>
class OutlineChange {
public:
    OutlineChange(const OutlinePair& outlines, Visitor& visitor)
        : before_{outlines.before}, after_{outlines.after}, visitor_{visitor}
    {}

    /// The outline moves from one place to the other.
    void move()
    {
        for_each_row([this](std::int32_t row, Ranges from, Ranges to) {
            if (from.size() == 1 && to.size() == 1) {
                shift(row, from.front(), to.front());
            } else if (from.size() == to.size()) {
                for (std::size_t i = 0; i < from.size(); ++i) {
                    shift(row, from[i], to[i]);
                }
            } else if (from.empty()) {
                open(row, to);
            } else if (to.empty()) {
                close(row, from);
            } else {
                swap(row, from, to, 0.5);
            }
        });
    }

    /// The outline jumps from one place to the other at the end of the way.
    void jump()
    {
        if (before_.is_single() && after_.is_single()) {
            jump_single();
            return;
        }
        for_each_row(
            [this](std::int32_t row, Ranges from, Ranges to) { swap(row, from, to, 1.0); });
    }

private:
    using Ranges = std::span<const Range>;

    template <typename Visit>
    void for_each_row(Visit visit)
    {
        if (before_.empty() && after_.empty()) {
            return;
        }
        const auto& low = before_.empty() ? after_ : before_;
        const auto& high = after_.empty() ? before_ : after_;
        const auto end = std::max(low.last_row(), high.last_row());
        for (auto row = std::min(low.first_row(), high.first_row()); row < end; ++row) {
            visit(row, before_.at(row), after_.at(row));
        }
    }

    /// The same for one range each, which is the most frequent by far.
    void jump_single()
    {
        const auto first = std::max(before_.first_row(), after_.first_row());
        const auto last = std::max(first, std::min(before_.last_row(), after_.last_row()));
        without(before_, {first, last}, [this](std::int32_t row, const Range& range) {
            swap(row, range, {});
        });
        without(after_, {first, last}, [this](std::int32_t row, const Range& range) {
            swap(row, {}, range);
        });
        if (first == last) {
            return;
        }
        const auto count = static_cast<std::size_t>(last - first);
        const auto from =
            before_.single().subspan(static_cast<std::size_t>(first - before_.first_row()), count);
        const auto to =
            after_.single().subspan(static_cast<std::size_t>(first - after_.first_row()), count);
        for (std::size_t i = 0; i < count; ++i) {
            if (!from[i].has_columns_of(to[i])) {
                swap(first + static_cast<std::int32_t>(i), from[i], to[i]);
            }
        }
    }

    struct Rows {
        std::int32_t first = 0;
        std::int32_t last = 0;
    };
    template <typename Visit>
    static void without(const OutlineRows& outline, const Rows& others, Visit visit)
    {
        const auto visit_rows = [&](std::int32_t row, std::int32_t last) {
            for (; row < last; ++row) {
                visit(row, outline.only(row));
            }
        };
        visit_rows(outline.first_row(), std::min(outline.last_row(), others.first));
        visit_rows(std::max(outline.first_row(), others.last), outline.last_row());
    }

    /// The share of the way at which a moving end comes to a cell's centre.
    struct End {
        double from = 0.0;
        double inverse = 0.0;

        End(double start, double goal) : from{start}, inverse{1.0 / (goal - start)} {}
        double share(std::int32_t column) const
        {
            return std::clamp((column + 0.5 - from) * inverse, 0.0, 1.0);
        }
    };

    struct Columns {
        std::int32_t first = 0;
        std::int32_t last = 0;
    };

    void enter(std::int32_t row, Columns columns, const End& end)
    {
        for (auto column = columns.first; column < columns.last; ++column) {
            visitor_.enter({column, row}, end.share(column));
        }
    }

    void leave(std::int32_t row, Columns columns, const End& end)
    {
        for (auto column = columns.first; column < columns.last; ++column) {
            visitor_.leave({column, row}, end.share(column));
        }
    }

    void shift(std::int32_t row, const Range& from, const Range& to)
    {
        const Columns a{from.first, from.last};
        const Columns b{to.first, to.last};
        if (std::max(a.first, b.first) > std::min(a.last, b.last)) {
            pass_over(row, from, to);
            return;
        }
        if (b.first < a.first) {
            enter(row, {b.first, a.first}, {from.left, to.left});
        } else if (a.first < b.first) {
            leave(row, {a.first, b.first}, {from.left, to.left});
        }
        if (a.last < b.last) {
            enter(row, {a.last, b.last}, {from.right, to.right});
        } else if (b.last < a.last) {
            leave(row, {b.last, a.last}, {from.right, to.right});
        }
    }

    /// Moves by more than the row's own length.
    void pass_over(std::int32_t row, const Range& from, const Range& to)
    {
        const bool right = to.left > from.left;
        const End front = right ? End{from.right, to.right} : End{from.left, to.left};
        const End rear = right ? End{from.left, to.left} : End{from.right, to.right};
        const Columns a{from.first, from.last};
        const Columns b{to.first, to.last};
        const auto last = std::max(a.last, b.last);
        for (auto column = std::min(a.first, b.first); column < last; ++column) {
            const bool was_in = from.holds(column);
            const bool is_in = to.holds(column);
            const double in = was_in ? 0.0 : front.share(column);
            const double out = is_in ? 1.0 : rear.share(column);
            visit_passed({column, row}, {was_in, is_in, in, out});
        }
    }

    /// A cell that the outline passes over, or that begins or ends in it.
    struct Passed {
        bool was_in = false;
        bool is_in = false;
        double in = 0.0;
        double out = 1.0;
    };

    void visit_passed(Cell cell, const Passed& passed)
    {
        const bool is_touched = passed.was_in || passed.is_in || passed.in < passed.out;
        if (is_touched && !passed.was_in) {
            visitor_.enter(cell, passed.in);
        }
        if (is_touched && !passed.is_in) {
            visitor_.leave(cell, passed.out);
        }
    }

    /// Where, and after which share of the way, the moving outline touches a row's centre line.
    struct Touch {
        double share = 0.5;
        double at = 0.0;
    };

    static Touch touch(double y, PlanePoint from, PlanePoint to)
    {
        const double share = std::clamp((y - from.y_m) / (to.y_m - from.y_m), 0.0, 1.0);
        return {share, from.x_m + share * (to.x_m - from.x_m)};
    }

    /// Between an outline that does not cross the row and one that does.
    static Touch touch(std::int32_t row, const OutlineRows& outside, const OutlineRows& inside)
    {
        const double y = row + 0.5;
        if (y >= outside.highest().y_m) {
            return touch(y, outside.highest(), inside.highest());
        }
        return touch(y, outside.lowest(), inside.lowest());
    }

    /// The share of the way, from the touch on, at which a cell is reached.
    static double reached(const Touch& touch, const Range& range, std::int32_t column)
    {
        const double x = column + 0.5;
        const double whole = (x < touch.at ? range.left : range.right) - touch.at;
        const double part = whole != 0.0 ? std::clamp((x - touch.at) / whole, 0.0, 1.0) : 1.0;
        return touch.share + part * (1.0 - touch.share);
    }

    void open(std::int32_t row, Ranges ranges)
    {
        const auto from = before_.empty() ? Touch{} : touch(row, before_, after_);
        for (const auto& range : ranges) {
            for (auto column = range.first; column < range.last; ++column) {
                visitor_.enter({column, row}, reached(from, range, column));
            }
        }
    }

    void close(std::int32_t row, Ranges ranges)
    {
        const auto to = after_.empty() ? Touch{} : touch(row, after_, before_);
        for (const auto& range : ranges) {
            for (auto column = range.first; column < range.last; ++column) {
                visitor_.leave({column, row}, 1.0 - reached(to, range, column));
            }
        }
    }

    void swap(std::int32_t row, const Range& from, const Range& to)
    {
        const auto leave = [&](std::int32_t first, std::int32_t last) {
            for (auto column = first; column < last; ++column) {
                visitor_.leave({column, row}, 1.0);
            }
        };
        const auto enter = [&](std::int32_t first, std::int32_t last) {
            for (auto column = first; column < last; ++column) {
                visitor_.enter({column, row}, 1.0);
            }
        };
        leave(from.first, std::min(from.last, to.first));
        leave(std::max(from.first, to.last), from.last);
        enter(to.first, std::min(to.last, from.first));
        enter(std::max(to.first, from.last), to.last);
    }

    /// One set of ranges takes the place of another at once.
    void swap(std::int32_t row, Ranges from, Ranges to, double share)
    {
        without({from, to}, [&](std::int32_t column) { visitor_.leave({column, row}, share); });
        without({to, from}, [&](std::int32_t column) { visitor_.enter({column, row}, share); });
    }

    /// Visits the columns of ranges that others, in the same order, do not hold.
    struct Difference {
        Ranges ranges;
        Ranges others;
    };
    template <typename Visit>
    static void without(const Difference& difference, Visit visit)
    {
        for (const auto& range : difference.ranges) {
            auto column = range.first;
            const auto last = range.last;
            for (const auto& other : difference.others) {
                for (; column < std::min(other.first, last); ++column) {
                    visit(column);
                }
                column = std::max(column, other.last);
            }
            for (; column < last; ++column) {
                visit(column);
            }
        }
    }

    const OutlineRows& before_;
    const OutlineRows& after_;
    Visitor& visitor_;
};

}  // namespace transect::coverage
