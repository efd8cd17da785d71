#include "model/glossindex.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtGlobal>

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <vector>

namespace glossator {

namespace {

/// Changes whenever the way a gloss's vector is made changes. The precision is no part of it: bfloat16 errs about as little as rounding to 8 bits.
constexpr char recipe[] = "mean of last layer | 128 subwords | i8";

QString fileName(const QString &encoderDigest, const GlossSource &source, int width)
{
    const QString key = QStringLiteral("%1\n%2\n%3 | %4\n%5\n%6")
                            .arg(encoderDigest, source.inventory, source.form, QLatin1StringView(recipe))
                            .arg(source.count)
                            .arg(width);
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1-%2.i8").arg(source.inventory, QString::fromLatin1(digest));
}

bool isUnit(std::span<const float> vector)
{
    double sum = 0;
    for (float x : vector)
        sum += double(x) * x;
    return std::abs(sum - 1) < 0.02; // rounding stays within 0.002 unless one element outweighs the others
}

constexpr float largestValue = 127;

qint64 fileSize(int rows, int width)
{
    return qint64(rows) * (qint64(sizeof(float)) + width);
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
    const qint64 size = fileSize(source.count, width);
    // Blocks are reserved now: writing to a mapped page that the disk has no room for would end the process.
    if (const int problem = posix_fallocate(file->handle(), 0, size); problem != 0) {
        const ErrorCode code = problem == ENOSPC || problem == EFBIG ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
        return Error{code, file->fileName(), 0, QString::fromLocal8Bit(std::strerror(problem))};
    }
    std::unique_ptr<GlossIndex> index(new GlossIndex(std::move(file), source.count, width));
    if (!index->m_scales)
        return Error{ErrorCode::FileUnwritable, index->path(), 0, index->m_file->errorString()};
    return index;
}

GlossIndex::GlossIndex(std::unique_ptr<QFile> file, int rows, int width) : m_file(std::move(file)), m_rows(rows), m_width(width)
{
    if (uchar *data = m_file->map(0, fileSize(rows, width))) {
        m_scales = reinterpret_cast<float *>(data);
        m_values = reinterpret_cast<qint8 *>(m_scales + rows);
    }
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
    const float scale = std::atomic_ref(m_scales[row]).load(std::memory_order_acquire);
    const std::span values(m_values + qint64(row) * m_width, size_t(m_width));
    std::ranges::transform(values, vector.begin(), [scale](qint8 value) { return scale * float(value); });
    return isUnit(vector);
}

void GlossIndex::put(int row, std::span<const float> vector)
{
    float largest = 0;
    for (float x : vector)
        largest = std::max(largest, std::abs(x));
    const float scale = largest / largestValue;
    const std::scoped_lock lock(m_writing);
    if (contains(row))
        return;
    std::ranges::transform(vector, m_values + qint64(row) * m_width, [scale](float x) { return qint8(std::lround(x / scale)); });
    std::atomic_ref(m_scales[row]).store(scale, std::memory_order_release);
}

} // namespace glossator
