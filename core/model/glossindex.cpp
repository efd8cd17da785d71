#include "model/glossindex.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtGlobal>

#include <fcntl.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <vector>

#include <qfloat16.h>

namespace glossator {

namespace {

/// Changes whenever the way a gloss's vector is made changes.
constexpr char recipe[] = "mean of last layer | 128 subwords | f16";

QString fileName(const QString &encoderDigest, const GlossSource &source, int width)
{
    const QString key = QStringLiteral("%1\n%2\n%3 | %4\n%5\n%6")
                            .arg(encoderDigest, source.inventory, source.form, QLatin1StringView(recipe))
                            .arg(source.count)
                            .arg(width);
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1-%2.f16").arg(source.inventory, QString::fromLatin1(digest));
}

bool isUnit(std::span<const float> vector)
{
    double sum = 0;
    for (float x : vector)
        sum += double(x) * x;
    return std::abs(sum - 1) < 0.01; // 16-bit rounding stays within 0.001
}

} // namespace

GlossSource withoutExamples(const GlossSource &source)
{
    GlossSource result = source;
    result.form = QStringLiteral("lemmas: gloss");
    result.text = source.textWithoutExamples;
    return result;
}

QString GlossIndex::defaultFolder()
{
    const QString fromEnvironment = qEnvironmentVariable("GLOSSATOR_CACHE");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/glossator/gloss-index");
}

Result<std::unique_ptr<GlossIndex>> GlossIndex::open(const QString &folder, const QString &encoderDigest, const GlossSource &source,
                                                     int width)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::FileUnwritable, folder};
    auto file = std::make_unique<QFile>(folder + u'/' + fileName(encoderDigest, source, width));
    if (!file->open(QIODevice::ReadWrite))
        return Error{ErrorCode::FileUnwritable, file->fileName(), 0, file->errorString()};
    const qint64 size = qint64(source.count) * width * qint64(sizeof(quint16));
    // Blocks are reserved now: writing to a mapped page that the disk has no room for would end the process.
    if (const int problem = posix_fallocate(file->handle(), 0, size); problem != 0) {
        const ErrorCode code = problem == ENOSPC || problem == EFBIG ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
        return Error{code, file->fileName(), 0, QString::fromLocal8Bit(std::strerror(problem))};
    }
    std::unique_ptr<GlossIndex> index(new GlossIndex(std::move(file), source.count, width));
    if (!index->m_data)
        return Error{ErrorCode::FileUnwritable, index->path(), 0, index->m_file->errorString()};
    return index;
}

GlossIndex::GlossIndex(std::unique_ptr<QFile> file, int rows, int width) : m_file(std::move(file)), m_rows(rows), m_width(width)
{
    m_data = reinterpret_cast<quint16 *>(m_file->map(0, qint64(rows) * width * qint64(sizeof(quint16))));
}

GlossIndex::~GlossIndex() = default;

QString GlossIndex::path() const
{
    return m_file->fileName();
}

bool GlossIndex::contains(int row) const
{
    std::vector<float> vector(static_cast<size_t>(m_width));
    return read(row, vector);
}

int GlossIndex::countPresent() const
{
    int count = 0;
    for (int row = 0; row < m_rows; ++row)
        count += contains(row);
    return count;
}

bool GlossIndex::read(int row, std::span<float> vector) const
{
    const auto *source = reinterpret_cast<const qfloat16 *>(m_data + qint64(row) * m_width);
    qFloatFromFloat16(vector.data(), source, m_width);
    return isUnit(vector);
}

void GlossIndex::put(int row, std::span<const float> vector)
{
    auto *target = reinterpret_cast<qfloat16 *>(m_data + qint64(row) * m_width);
    qFloatToFloat16(target, vector.data(), m_width);
}

} // namespace glossator
