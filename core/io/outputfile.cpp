#include "io/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include "base/inplace.h"
#include "base/projectfile.h"

namespace glossator {

namespace {

// QFileDevice keeps the system's message but not its number.
bool isFull(const QString &message)
{
    return message == qt_error_string(ENOSPC) || message == qt_error_string(EDQUOT) || message == qt_error_string(EFBIG);
}

} // namespace

OutputFile::OutputFile(QString path, std::unique_ptr<QFileDevice> file, bool replaces) :
    m_path(std::move(path)),
    m_file(std::move(file)),
    m_replaces(replaces)
{}

Result<std::unique_ptr<OutputFile>> OutputFile::create(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::IsDirectory, path};
    if (const auto project = errorIfProject(path))
        return *project;
    const bool replaces = !isWrittenInPlace(path);
    bool isOpen = false;
    std::unique_ptr<QFileDevice> device;
    if (replaces) {
        device = std::make_unique<QSaveFile>(path);
        isOpen = device->open(QIODevice::WriteOnly);
    } else {
        auto file = std::make_unique<QFile>();
        isOpen = openInPlace(*file, path, QIODevice::WriteOnly);
        device = std::move(file);
    }
    std::unique_ptr<OutputFile> output(new OutputFile(path, std::move(device), replaces));
    if (!isOpen)
        return output->errorNow();
    return output;
}

Error OutputFile::failure() const
{
    // Where space ends, a write first is merely short, which gives no reason; the next one does.
    if (!isFull(m_file->errorString()))
        m_file->flush();
    return errorNow();
}

Error OutputFile::errorNow() const
{
    const QString message = m_file->errorString();
    return Error{isFull(message) ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, m_path, 0, message};
}

Result<void> OutputFile::write(QByteArrayView bytes)
{
    if (m_file->write(bytes.data(), bytes.size()) != bytes.size())
        return failure();
    return {};
}

Result<void> OutputFile::check() const
{
    if (m_file->error() != QFileDevice::NoError)
        return failure();
    return {};
}

Result<void> OutputFile::flush()
{
    if (!m_file->flush())
        return failure();
    return check();
}

Result<void> OutputFile::commit()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (m_replaces) {
        if (!static_cast<QSaveFile &>(*m_file).commit())
            return errorNow();
        return {};
    }
    m_file->close();
    if (m_file->error() != QFileDevice::NoError)
        return errorNow();
    return {};
}

} // namespace glossator
