#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/log_builder.hpp"
#include "flightlog/src/input/gzip_stream.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

namespace fs = std::filesystem;

using Contents = std::vector<std::pair<std::string, std::string>>;

std::string good_log(int rows)
{
    std::vector<test::Row> cells;
    for (int i = 0; i < rows; ++i) {
        cells.push_back(test::good_row("08:0" + std::to_string(i) + ":00"));
    }
    return test::caravan_log(cells);
}

enum class Kind { zip, encrypted_zip, tar, tar_gz };

void write_archive(const fs::path& file, const Contents& contents, Kind kind = Kind::zip)
{
    const std::unique_ptr<::archive, int (*)(::archive*)> out{
        archive_write_new(), archive_write_free};
    if (kind == Kind::zip || kind == Kind::encrypted_zip) {
        archive_write_set_format_zip(out.get());
    } else {
        archive_write_set_format_ustar(out.get());
    }
    if (kind == Kind::tar_gz) {
        archive_write_add_filter_gzip(out.get());
    }
    if (kind == Kind::encrypted_zip) {
        REQUIRE(archive_write_set_options(out.get(), "zip:encryption=traditional") == ARCHIVE_OK);
        REQUIRE(archive_write_set_passphrase(out.get(), "x") == ARCHIVE_OK);
    }
    REQUIRE(archive_write_open_filename(out.get(), file.c_str()) == ARCHIVE_OK);
    for (const auto& [name, text] : contents) {
        const std::unique_ptr<::archive_entry, void (*)(::archive_entry*)> entry{
            archive_entry_new(), archive_entry_free};
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        REQUIRE(archive_write_header(out.get(), entry.get()) == ARCHIVE_OK);
        REQUIRE(
            archive_write_data(out.get(), text.data(), text.size()) ==
            static_cast<la_ssize_t>(text.size()));
    }
}

void write_gzip(const fs::path& file, const std::string& text, const char* mode = "wb")
{
    auto* const out = gzopen(file.c_str(), mode);
    REQUIRE(
        gzwrite(out, text.data(), static_cast<unsigned>(text.size())) ==
        static_cast<int>(text.size()));
    gzclose(out);
}

std::string problem_with(const fs::path& path)
{
    try {
        read_logs(path);
    } catch (const InputError& error) {
        return error.what();
    }
    return "nothing";
}

bool contains(const std::string& text, const std::string& part)
{
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

TEST_CASE("a log is the same in gzip, zip and tar", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_same");
    const auto text = good_log(5);
    write_gzip(folder / "log.csv.gz", text);
    write_archive(folder / "log.zip", {{"log.csv", text}});
    write_archive(folder / "log.tgz", {{"log.csv", text}}, Kind::tar_gz);
    write_archive(folder / "log.tar", {{"log.csv", text}}, Kind::tar);
    const auto plain = test::parse(text);
    for (const auto* name : {"log.csv.gz", "log.zip", "log.tgz", "log.tar"}) {
        CAPTURE(name);
        const auto log = read_log(folder / name);
        CHECK(log.rows == 5);
        REQUIRE(log.records.size() == plain.records.size());
        for (std::size_t i = 0; i < plain.records.size(); ++i) {
            CHECK(log.records[i].time == plain.records[i].time);
            CHECK(log.records[i].place == plain.records[i].place);
        }
    }
    CHECK(read_log(folder / "log.zip").name == (folder / "log.zip/log.csv").string());
}

TEST_CASE(
    "a folder is read with all that lies in it, archives opened, in the order of names",
    "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_folder");
    fs::create_directories(folder / "data_log");
    formats::write_file(folder / "data_log" / "b.csv", good_log(2));
    formats::write_file(folder / "data_log" / "empty.csv", "");
    write_archive(folder / "card.zip", {{"x/1.csv", good_log(3)}, {"x/readme.txt", "hello"}});
    const auto logs = read_logs(folder);
    REQUIRE(logs.size() == 4);
    CHECK(logs[0].rows == 3);
    CHECK(logs[1].format == LogFormat::unknown);
    CHECK(logs[2].rows == 2);
    CHECK(logs[3].format == LogFormat::unknown);
    CHECK(logs[3].findings.front().code == "file-is-no-log");
}

TEST_CASE("a folder or an archive without any log is refused", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_none");
    contains(problem_with(folder), "holds no file");
    formats::write_file(folder / "a.txt", "hello");
    contains(problem_with(folder), "a text that is no known log");
    formats::write_file(folder / "b.txt", "");
    contains(problem_with(folder), "holds no flight log; the first of 2 files");
    write_archive(folder / "c.zip", {});
    contains(problem_with(folder / "c.zip"), "holds no file");
}

TEST_CASE("a gzip file that was cut gives the rows before the cut", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_cut");
    const auto text = good_log(9);
    write_gzip(folder / "whole.gz", text);
    const auto bytes = formats::read_file(folder / "whole.gz", 1'000'000);
    const auto whole = test::parse(text);
    std::size_t most = 0;
    for (std::size_t size = 20; size < bytes.size(); size += 3) {
        formats::write_file(folder / "cut.gz", bytes.substr(0, size));
        std::vector<LogFile> logs;
        try {
            logs = read_logs(folder / "cut.gz");
        } catch (const InputError&) {
            continue;  // not even the header is there
        }
        REQUIRE(logs.size() == 1);
        const auto& codes = logs.front().findings;
        CHECK(std::ranges::find(codes, "archive-damaged", &Finding::code) != codes.end());
        for (std::size_t i = 0; i < logs.front().records.size(); ++i) {
            CHECK(logs.front().records[i].time == whole.records[i].time);
        }
        most = std::max(most, logs.front().records.size());
    }
    CHECK(most >= 7);
}

TEST_CASE("an archive that is cut or damaged never crashes and never invents", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_damaged");
    write_archive(folder / "whole.zip", {{"a.csv", good_log(4)}, {"b.csv", good_log(6)}});
    const auto bytes = formats::read_file(folder / "whole.zip", 1'000'000);
    for (std::size_t at = 0; at < bytes.size(); at += 5) {
        auto damaged = bytes;
        damaged[at] = static_cast<char>(~damaged[at]);
        formats::write_file(folder / "flipped.zip", damaged);
        formats::write_file(folder / "cut.zip", bytes.substr(0, at));
        for (const auto* name : {"flipped.zip", "cut.zip"}) {
            try {
                for (const auto& log : read_logs(folder / name)) {
                    CHECK(log.records.size() <= 6);
                }
            } catch (const InputError&) {
                SUCCEED("refused");
            }
        }
    }
}

TEST_CASE("what expands beyond reason is refused", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_bomb");
    const auto zeros = std::string(std::size_t{40} << 20U, '0');
    write_gzip(folder / "bomb.gz", test::caravan_header() + zeros);
    contains(problem_with(folder / "bomb.gz"), "expands to more than 16 MB");
    write_archive(folder / "bomb.zip", {{"a.csv", test::caravan_header() + zeros}});
    contains(problem_with(folder / "bomb.zip"), "expands to more than 16 MB");
}

TEST_CASE("an archive of too many files is refused", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_many");
    Contents contents;
    for (int i = 0; i < 1001; ++i) {
        contents.emplace_back(std::to_string(i), "");
    }
    write_archive(folder / "many.zip", contents);
    contains(problem_with(folder / "many.zip"), "holds more than 1000 files");
}

TEST_CASE("an archive in an archive is not opened", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_nested");
    write_archive(folder / "inner.zip", {{"a.csv", good_log(2)}});
    const auto inner = formats::read_file(folder / "inner.zip", 1'000'000);
    write_archive(folder / "outer.zip", {{"inner.zip", inner}});
    contains(problem_with(folder / "outer.zip"), "is a zip archive");
    write_gzip(folder / "outer.gz", inner);
    contains(problem_with(folder / "outer.gz"), "is a zip archive");
}

TEST_CASE("names in an archive are shown, and never used", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_names");
    const auto text = good_log(1);
    write_archive(
        folder / "names.zip",
        {{"../../escape.csv", text},
         {"/etc/absolute.csv", text},
         {"bell\x07.csv", text},
         {"bidi\u202ecsv.exe", text},
         {"same.csv", text},
         {"same.csv", text},
         {std::string(2000, 'n'), text}});
    const auto logs = read_logs(folder / "names.zip");
    REQUIRE(logs.size() == 7);
    CHECK(logs[2].name.ends_with("/bell?.csv"));
    CHECK(logs[3].name.ends_with("/bidi?csv.exe"));
    CHECK(logs[6].name.size() < 300 + folder.string().size() + 20);
    CHECK_FALSE(fs::exists(folder.parent_path().parent_path() / "escape.csv"));
}

TEST_CASE("what is no regular file is refused by name", "[flightlog]")
{
    contains(problem_with("/dev/zero"), "is not a regular file");
    contains(problem_with("/no/such/file"), "no such file");
}

TEST_CASE("what stands before the cut of a gzip file is read to the last byte", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_stored");
    const auto text = good_log(9);
    // Stored as it is, behind a header of 10 bytes and one of 5 for the block.
    constexpr std::size_t before = 15;
    write_gzip(folder / "stored.gz", text, "wb0");
    const auto bytes = formats::read_file(folder / "stored.gz", 1'000'000);
    REQUIRE(bytes.substr(before, text.size()) == text);
    for (std::size_t size = test::caravan_header().size() + 1; size < text.size(); size += 7) {
        formats::write_file(folder / "cut.gz", bytes.substr(0, before + size));
        const auto log = read_log(folder / "cut.gz");
        CHECK(log.records.size() == test::parse(text.substr(0, size)).records.size());
        CHECK(test::has_finding(log, "archive-damaged"));
    }
}

TEST_CASE("a wrong checksum of an archive costs no row", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_sum");
    const auto text = good_log(9);
    write_gzip(folder / "log.gz", text);
    auto bytes = formats::read_file(folder / "log.gz", 1'000'000);
    bytes[bytes.size() - 8] = static_cast<char>(~bytes[bytes.size() - 8]);
    formats::write_file(folder / "log.gz", bytes);
    write_archive(folder / "log.zip", {{"log.csv", text}});
    bytes = formats::read_file(folder / "log.zip", 1'000'000);
    // In the directory at the end of the archive, 16 bytes behind its mark.
    const auto sum = bytes.find("PK\x01\x02") + 16;
    bytes[sum] = static_cast<char>(~bytes[sum]);
    formats::write_file(folder / "log.zip", bytes);
    for (const auto* name : {"log.gz", "log.zip"}) {
        CAPTURE(name);
        const auto log = read_log(folder / name);
        CHECK(log.records.size() == 9);
        CHECK(test::has_finding(log, "archive-damaged"));
    }
}

TEST_CASE("several gzip members are one log, and padding behind them is none", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_members");
    const auto text = good_log(6);
    write_gzip(folder / "1.gz", text.substr(0, 700));
    write_gzip(folder / "2.gz", text.substr(700));
    const auto both = formats::read_file(folder / "1.gz", 100'000) +
                      formats::read_file(folder / "2.gz", 100'000) + std::string(100, '\0');
    formats::write_file(folder / "both.gz", both);
    const auto log = read_log(folder / "both.gz");
    CHECK(log.records.size() == 6);
    CHECK_FALSE(test::has_finding(log, "archive-damaged"));
}

TEST_CASE("an encrypted file is named and the others of its archive are read", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_encrypted");
    write_archive(folder / "e.zip", {{"a.csv", good_log(2)}}, Kind::encrypted_zip);
    contains(problem_with(folder / "e.zip"), "encrypted");
    formats::write_file(folder / "b.csv", good_log(2));
    const auto logs = read_logs(folder);
    REQUIRE(logs.size() == 2);
    CHECK(logs[0].records.size() == 2);
    CHECK(logs[1].format == LogFormat::unknown);
}

TEST_CASE("what cannot be read in a folder does not keep from the rest", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_refused");
    formats::write_file(folder / "a.csv", good_log(2));
    fs::create_symlink("self", folder / "self");
    fs::create_directory_symlink(folder, folder / "loop");
    fs::create_symlink("/no/such/file", folder / "nowhere.csv");
    const auto zeros = std::string(std::size_t{40} << 20U, '0');
    write_gzip(folder / "bomb.gz", test::caravan_header() + zeros);
    const auto logs = read_logs(folder);
    REQUIRE(logs.size() == 2);
    CHECK(logs[0].records.size() == 2);
    CHECK(logs[1].format == LogFormat::unknown);
    CHECK(logs[1].findings.front().code == "file-is-no-log");
}

TEST_CASE("names of files cannot steer a terminal", "[flightlog]")
{
    const auto folder = test::scratch_dir("sources_terminal");
    formats::write_file(folder / "a\x1b[31m\nb.csv", good_log(2));
    CHECK(read_logs(folder).front().name == (folder / "a?[31m?b.csv").string());
}

}  // namespace
}  // namespace transect::flightlog
