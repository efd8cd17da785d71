#pragma once

#include <QByteArrayView>
#include <QFileDevice>

#include <memory>

#include "base/result.h"

namespace glossator {

/// A file that appears, or replaces an older one, only when commit() succeeds. Devices, pipes and standard output
/// (/dev/stdout) are not replaced but written to directly. Errors: FileUnwritable (a project, too), IsDirectory,
/// DiskFull (a quota or size limit, too).
class OutputFile
{
public:
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> create(const QString &path);

    /// Buffered; after writing through it, ask check().
    [[nodiscard]] QIODevice &device() { return *m_file; }
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    [[nodiscard]] Result<void> check() const;
    /// Hands all bytes to the system, so that commit() no longer fails for want of space.
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> commit();

private:
    OutputFile(QString path, std::unique_ptr<QFileDevice> file, bool replaces);
    [[nodiscard]] Error failure() const; ///< of an open file
    [[nodiscard]] Error errorNow() const;

    QString m_path;
    std::unique_ptr<QFileDevice> m_file;
    bool m_replaces; ///< m_file is a QSaveFile
};

} // namespace glossator
