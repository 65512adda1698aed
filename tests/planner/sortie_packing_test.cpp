#include "planner/sortie_packing.hpp"

#include <vector>

#include "support/catch.hpp"

namespace transect::planner {
namespace {

std::vector<TaskLine> lines(int count)
{
    std::vector<TaskLine> result;
    for (int i = 0; i < count; ++i) {
        result.push_back({0, {i, {1.0 * i, 0.0}, {1.0 * i, 1.0}}});
    }
    return result;
}

/// A sortie that can fly up to `most` lines.
TrySortie limited(std::size_t most)
{
    return [most](std::span<const TaskLine> share) -> std::optional<SortieOrder> {
        if (share.size() > most) {
            return std::nullopt;
        }
        SortieOrder order;
        for (const auto& line : share) {
            order.push_back({line.task, line.line.from, line.line.to});
        }
        return order;
    };
}

TEST_CASE("the fewest sorties fly all lines, in even shares", "[planner]")
{
    const auto packing = pack(lines(11), limited(5));
    REQUIRE(packing.sorties.size() == 3);
    CHECK(packing.unserved.empty());
    for (const auto& sortie : packing.sorties) {
        CHECK(sortie.size() >= 3);
        CHECK(sortie.size() <= 4);
    }
}

TEST_CASE("each line is in one sortie", "[planner]")
{
    const auto packing = pack(lines(23), limited(6));
    std::vector<int> times(23);
    for (const auto& sortie : packing.sorties) {
        for (const auto& visit : sortie) {
            ++times[static_cast<std::size_t>(visit.from.x_m)];
        }
    }
    CHECK(times == std::vector<int>(23, 1));
}

TEST_CASE("a line that no sortie can fly is left and the others are flown", "[planner]")
{
    const auto avoid_third = [](std::span<const TaskLine> share) -> std::optional<SortieOrder> {
        for (const auto& line : share) {
            if (line.line.strip == 2) {
                return std::nullopt;
            }
        }
        return limited(10)(share);
    };
    const auto packing = pack(lines(5), avoid_third);
    REQUIRE(packing.unserved.size() == 1);
    CHECK(packing.unserved.front().line.strip == 2);
    CHECK(packing.sorties.size() == 2);
}

TEST_CASE("nothing to fly needs no sortie", "[planner]")
{
    CHECK(pack({}, limited(3)).sorties.empty());
}

}  // namespace
}  // namespace transect::planner
