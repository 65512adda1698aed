/// GDAL with its habits under control.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gdal.h>

#include "formats/plain_numbers.hpp"

namespace transect::formats {

/// While one lives, GDAL calls of this thread read no folder and no sidecar file, know no decimal
/// comma, and errors are
/// counted and kept instead of printed: GDAL reports many failed writes in no other way. Only the
/// drivers for GeoTIFF are registered, that for GRIB once a wind file is read, and those for SRTM,
/// Esri ASCII grids and GTX once elevation is. Sessions of several threads do not meet; in one
/// thread they nest.
class GdalSession {
public:
    /// `file` is the one to name in errors.
    explicit GdalSession(std::filesystem::path file);
    GdalSession(const GdalSession&) = delete;
    GdalSession& operator=(const GdalSession&) = delete;
    GdalSession(GdalSession&&) = delete;
    GdalSession& operator=(GdalSession&&) = delete;
    ~GdalSession();

    /// Throws InputError with GDAL's first complaint, if there was any since the session began.
    void require_no_error() const;

    /// Throws InputError, with GDAL's complaint if it made one.
    [[noreturn]] void fail() const;

    /// GDAL's first complaint, in a word for people where it made none.
    std::string reason() const;

    const std::filesystem::path& file() const { return file_; }

private:
    struct Complaints {
        int count = 0;
        std::string first;
    };
    struct Option {
        const char* key = nullptr;
        std::optional<std::string> before;
    };

    static void note(CPLErr severity, CPLErrorNum number, const char* message);

    PlainNumbers plain_numbers_;
    std::filesystem::path file_;
    Complaints complaints_;
    std::vector<Option> options_;
};

struct CloseDataset {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using GdalDataset = std::unique_ptr<void, CloseDataset>;

/// The dataset, or InputError if GDAL gave none.
GdalDataset checked(const GdalSession& session, GDALDatasetH dataset);

/// For calls that answer with a code.
void require_success(const GdalSession& session, int code);

/// The name to hand to GDAL: an absolute path, so that it is never taken for a database or a URL. A
/// path into one of GDAL's virtual file systems is an InputError.
std::string gdal_name(const std::filesystem::path& file);

}  // namespace transect::formats
