#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "flightlog/src/readers/klv_packets.hpp"
#include "flightlog/src/readers/roll_sample.hpp"
#include "support/catch.hpp"
#include "support/rounds.hpp"

namespace transect::flightlog {
namespace {

using test::item;
using test::packet;
using test::pose_items;

constexpr std::uint64_t t0 = 1'795'417'200'000'000;

std::string numbered_packet(std::size_t number)
{
    return packet(pose_items(t0 + number * 200'000));
}

/// Never gives more than a few bytes at once.
class SlowStream final : public ByteStream {
public:
    SlowStream(std::string_view text, std::size_t piece) : rest_{text}, piece_{piece} {}

    std::size_t read(std::span<char> into) override
    {
        const auto part = rest_.substr(0, std::min(piece_, into.size()));
        std::ranges::copy(part, into.begin());
        rest_.remove_prefix(part.size());
        return part.size();
    }

private:
    std::string_view rest_;
    std::size_t piece_;
};

/// Good packets, some with bytes turned, cut out or put in.
std::string mutilated_stream(std::mt19937& random)
{
    std::string bytes;
    const auto draw = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
    };
    for (std::size_t i = 0; i < 30; ++i) {
        auto one = numbered_packet(i);
        const auto at = draw(one.size());
        switch (draw(5)) {
            case 0:
                one[at] = static_cast<char>(draw(256));
                break;
            case 1:
                one.erase(at, draw(40));
                break;
            case 2:
                one.insert(at, draw(40), static_cast<char>(draw(256)));
                break;
            default:
                break;
        }
        bytes += one;
    }
    return bytes;
}

TEST_CASE("packets of a stream are those of the same bytes in memory", "[flightlog]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random{seed};
    for (std::size_t round = 0; round < test::rounds(200, 20); ++round) {
        const auto bytes = mutilated_stream(random);
        SlowStream stream{bytes, 1 + round % 300};
        LogInput input{"turret.klv", stream};
        PacketReader reader{input};
        for (const auto& expected : find_packets(bytes)) {
            const auto* const found = reader.next();
            REQUIRE(found != nullptr);
            CHECK(found->offset == expected.offset);
            CHECK(found->state == expected.state);
            CHECK(std::ranges::equal(
                found->items, expected.items, {}, &KlvItem::value, &KlvItem::value));
        }
        CHECK(reader.next() == nullptr);
    }
}

TEST_CASE("a packet longer than 64 KiB is damaged, the next one is read", "[flightlog][errors]")
{
    const auto items = pose_items(t0) + item(3, std::string(65'530, 'x'));
    const auto huge = std::string{st0601_key} + "\x83" + test::integer(items.size(), 3) + items;
    const auto log = test::parse(huge + numbered_packet(1), "turret.klv");
    CHECK(log.records.size() == 1);
    CHECK(test::dropped(log, DropReason::damaged_packet) == 1);
}

TEST_CASE("a log longer than what is looked at ahead keeps all its packets", "[flightlog]")
{
    // Padding as unknown items: 5 MiB in 100 packets.
    const auto padding = item(3, std::string(52'000, 'x'));
    std::string bytes;
    for (std::size_t i = 0; i < 100; ++i) {
        bytes += packet(pose_items(t0 + i * 200'000) + padding);
    }
    const auto log = test::parse(bytes, "turret.klv");
    CHECK(log.records.size() == 100);
    CHECK(log.rows == 100);
}

TEST_CASE("the sum of the payload is no longer taken after a good look ahead", "[flightlog]")
{
    const auto variant = test::packet_with_payload_sum(pose_items(t0 + 400'000));
    const auto log = test::parse(numbered_packet(0) + variant + numbered_packet(3), "turret.klv");
    CHECK(log.records.size() == 2);
    CHECK(log.klv->bad_checksum == 1);
}

TEST_CASE("of many witnesses of the roll an even share is kept", "[flightlog]")
{
    constexpr std::size_t many = 1'000'000;
    RollSample sample;
    for (std::size_t i = 0; i < many; ++i) {
        sample.add({static_cast<double>(i) * degree, {}});
    }
    const auto kept = sample.witnesses();
    REQUIRE(kept.size() > 10'000);
    CHECK(kept.size() <= 65'536);
    const auto step = kept[1].by_chain - kept[0].by_chain;
    for (std::size_t i = 1; i < kept.size(); ++i) {
        CHECK_THAT((kept[i].by_chain - kept[i - 1].by_chain) / step, test::is_close_to(1.0, 1e-9));
    }
    CHECK(kept.back().by_chain / degree > 0.99 * static_cast<double>(many));
}

}  // namespace
}  // namespace transect::flightlog
