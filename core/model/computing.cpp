#include "model/computing.h"

#include <algorithm>
#include <array>
#include <new>

namespace glossator {

namespace {

/// In libtorch's messages for main memory and for that of a graphics card; it has one type of exception for all.
constexpr std::array memoryPhrases{"allocate memory", "out of memory"};

} // namespace

Error computationError(const std::exception &exception)
{
    const QString detail = QString::fromLocal8Bit(exception.what()).section(u'\n', 0, 0); // a backtrace follows
    const bool lacksMemory = dynamic_cast<const std::bad_alloc *>(&exception)
        || std::ranges::any_of(memoryPhrases, [&detail](const char *phrase) { return detail.contains(QLatin1StringView(phrase)); });
    return Error{lacksMemory ? ErrorCode::OutOfMemory : ErrorCode::ComputationFailed, {}, 0, detail};
}

} // namespace glossator
