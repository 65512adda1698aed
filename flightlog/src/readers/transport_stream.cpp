#include "flightlog/src/readers/transport_stream.hpp"

#include <algorithm>

#include "transect/error.hpp"

#include "flightlog/src/readers/klv.hpp"

namespace transect::flightlog {
namespace {

constexpr std::uint16_t null_pid = 0x1FFF;
constexpr unsigned counter_bits = 0x0F;
/// More streams of KLV than any recording has; bounds memory.
constexpr std::size_t most_streams = 32;
constexpr std::size_t enough = std::size_t{64} << 10U;

void add_findings(LogFile& log, const TransportStatistics& found)
{
    const auto add = [&](const char* code,
                         std::map<std::string, FindingArgument, std::less<>> arguments) {
        log.findings.push_back(
            {.severity = Severity::warning, .code = code, .arguments = std::move(arguments)});
    };
    const auto number = [](std::size_t count) { return static_cast<double>(count); };
    if (found.continuity_errors > 0) {
        add("ts-continuity-errors",
            {{"count", number(found.continuity_errors)},
             {"klv", number(found.klv_continuity_errors)}});
    }
    if (found.resyncs > 0) {
        add("ts-resync",
            {{"count", number(found.resyncs)}, {"bytes", number(found.skipped_bytes)}});
    }
    if (found.transport_errors > 0) {
        add("ts-damaged-packets", {{"count", number(found.transport_errors)}});
    }
    if (found.scrambled > 0) {
        add("ts-scrambled", {{"count", number(found.scrambled)}});
    }
    if (found.klv_streams > 1) {
        add("ts-several-klv-streams", {{"count", number(found.klv_streams)}});
    }
}

}  // namespace

TransportStream::TransportStream(LogInput& input) : packets_{input}, counters_(ts_pids, -1) {}

std::size_t TransportStream::read(std::span<char> into)
{
    if (given_ == klv_.size()) {
        klv_.clear();
        given_ = 0;
        fill();
    }
    const auto part = std::string_view{klv_}.substr(given_, into.size());
    std::ranges::copy(part, into.begin());
    given_ += part.size();
    return part.size();
}

void TransportStream::fill()
{
    while (!ended_ && klv_.size() < enough) {
        if (const auto packet = packets_.next()) {
            take(*packet);
            continue;
        }
        ended_ = true;
        for (auto& [pid, stream] : streams_) {
            stream.lose(klv_);
        }
    }
}

TransportStatistics TransportStream::statistics() const
{
    auto statistics = statistics_;
    statistics.packet_bytes = packets_.distance();
    statistics.resyncs = packets_.resyncs();
    statistics.skipped_bytes = packets_.skipped_bytes();
    statistics.transport_errors += packets_.without_sync();
    statistics.klv_streams = static_cast<std::size_t>(
        std::ranges::count_if(streams_, [](const auto& entry) { return entry.second.has_told(); }));
    return statistics;
}

void TransportStream::take(const TsPacket& packet)
{
    ++statistics_.packets;
    if (packet.is_damaged) {
        ++statistics_.transport_errors;
        return;
    }
    if (packet.pid == null_pid) {
        return;
    }
    if (packet.payload.empty()) {
        if (packet.may_jump) {
            counters_[packet.pid] = -1;
        }
        return;
    }
    const auto sequel = sequel_of(packet);
    if (packet.is_scrambled) {
        ++statistics_.scrambled;
        return;
    }
    if (tables_.is_table(packet.pid)) {
        // Once more the start of a section does no harm, and after a cut it may be another one.
        if (sequel != Sequel::repeats || packet.starts_unit) {
            tables_.push(packet);
        }
        return;
    }
    take_klv(packet, sequel);
}

TransportStream::Sequel TransportStream::sequel_of(const TsPacket& packet)
{
    const int last = counters_[packet.pid];
    counters_[packet.pid] = static_cast<int>(packet.counter);
    if (last < 0 || packet.counter == ((static_cast<unsigned>(last) + 1) & counter_bits)) {
        return Sequel::follows;
    }
    if (packet.counter == static_cast<unsigned>(last)) {
        const auto stream = streams_.find(packet.pid);
        if (stream == streams_.end() || stream->second.repeats(packet)) {
            ++statistics_.duplicates;
            return Sequel::repeats;
        }
    }
    if (!packet.may_jump) {
        ++statistics_.continuity_errors;
        statistics_.klv_continuity_errors += streams_.contains(packet.pid) ? 1U : 0U;
    }
    return Sequel::jumps;
}

void TransportStream::take_klv(const TsPacket& packet, Sequel sequel)
{
    auto* const stream = stream_of(packet);
    if (stream == nullptr || sequel == Sequel::repeats) {
        return;
    }
    if (sequel == Sequel::jumps) {
        stream->lose(klv_);
    }
    stream->push(packet, klv_);
}

TsKlvStream* TransportStream::stream_of(const TsPacket& packet)
{
    const auto known = streams_.find(packet.pid);
    if (known != streams_.end()) {
        return &known->second;
    }
    const bool tells =
        tables_.announces_klv(packet.pid) || (packet.starts_unit && shows_klv(packet.payload));
    return tells && streams_.size() < most_streams ? &streams_[packet.pid] : nullptr;
}

void read_transport_stream(LogInput& input, LogReceiver& receiver)
{
    TransportStream bytes{input};
    LogInput klv{input.name(), bytes};
    if (klv.peek(1).empty()) {
        throw InputError{{.file = input.name()}, "is an MPEG transport stream without KLV"};
    }
    read_klv(klv, receiver);
    auto& log = receiver.log().log();
    log.transport = bytes.statistics();
    add_findings(log, *log.transport);
}

}  // namespace transect::flightlog
