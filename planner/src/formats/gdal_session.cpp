#include "formats/gdal_session.hpp"

#include <mutex>
#include <utility>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_frmts.h>

#include "transect/error.hpp"

namespace transect::formats {
namespace {

void register_drivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_GTiff();
        GDALRegister_COG();
    });
}

}  // namespace

GdalSession::GdalSession(std::filesystem::path file) : file_{std::move(file)}
{
    register_drivers();
    const auto set = [this](const char* key, const char* value) {
        const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
        options_.push_back(
            {key, before == nullptr ? std::nullopt : std::optional<std::string>{before}});
        CPLSetThreadLocalConfigOption(key, value);
    };
    set("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
    set("GDAL_PAM_ENABLED", "NO");
    CPLPushErrorHandlerEx(note, &complaints_);
}

GdalSession::~GdalSession()
{
    CPLPopErrorHandler();
    for (const auto& [key, before] : options_) {
        CPLSetThreadLocalConfigOption(key, before ? before->c_str() : nullptr);
    }
}

void GdalSession::note(CPLErr severity, CPLErrorNum /*number*/, const char* message)
{
    if (severity < CE_Failure) {
        return;
    }
    auto& complaints = *static_cast<Complaints*>(CPLGetErrorHandlerUserData());
    if (complaints.count++ == 0) {
        complaints.first = message;
    }
}

void GdalSession::require_no_error() const
{
    if (complaints_.count > 0) {
        fail();
    }
}

std::string GdalSession::reason() const
{
    return complaints_.first.empty() ? "GDAL gives no reason" : complaints_.first;
}

void GdalSession::fail() const
{
    throw InputError{{.file = file_.string()}, "cannot be written: " + reason()};
}

GdalDataset checked(const GdalSession& session, GDALDatasetH dataset)
{
    if (dataset == nullptr) {
        session.fail();
    }
    return GdalDataset{dataset};
}

void require_success(const GdalSession& session, int code)
{
    if (code != 0) {  // CE_None, OGRERR_NONE
        session.fail();
    }
}

std::string gdal_name(const std::filesystem::path& file)
{
    auto name = std::filesystem::absolute(file).string();
    if (name.starts_with("/vsi")) {
        throw InputError{{.file = file.string()}, "is not a name for a file on disk"};
    }
    return name;
}

}  // namespace transect::formats
