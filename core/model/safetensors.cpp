#include "model/safetensors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include "base/filelocks.h"

namespace glossator {

namespace {

struct TypeName
{
    ElementType type;
    QLatin1StringView name;
    int size;
};

constexpr TypeName typeNames[] = {
    {ElementType::Float32, QLatin1StringView("F32"), 4},   {ElementType::Float16, QLatin1StringView("F16"), 2},
    {ElementType::BFloat16, QLatin1StringView("BF16"), 2}, {ElementType::Int32, QLatin1StringView("I32"), 4},
    {ElementType::Int64, QLatin1StringView("I64"), 8},     {ElementType::Int8, QLatin1StringView("I8"), 1},
};

const TypeName *findType(QStringView name)
{
    for (const TypeName &entry : typeNames) {
        if (entry.name == name)
            return &entry;
    }
    return nullptr;
}

const TypeName &typeName(ElementType type)
{
    for (const TypeName &entry : typeNames) {
        if (entry.type == type)
            return entry;
    }
    Q_UNREACHABLE();
}

constexpr qint64 lengthBytes = 8;
constexpr qint64 headerLimit = 100'000'000; // as the format's reference implementation

/// One entry of the header; false when it is not what the format asks for.
bool readEntry(const QJsonObject &object, std::span<const std::byte> data, TensorView *view)
{
    const TypeName *type = findType(object[QLatin1StringView("dtype")].toString());
    const QJsonArray extent = object[QLatin1StringView("data_offsets")].toArray();
    if (!type || extent.size() != 2)
        return false;
    view->type = type->type;
    qint64 count = 1;
    for (const QJsonValue &dimension : object[QLatin1StringView("shape")].toArray()) {
        const qint64 size = dimension.toInteger(-1);
        if (size < 0 || (size > 0 && count > qint64(data.size()) / size))
            return false;
        view->shape.push_back(size);
        count *= size;
    }
    const qint64 begin = extent[0].toInteger(-1);
    const qint64 end = extent[1].toInteger(-1);
    if (begin < 0 || end < begin || end > qint64(data.size()) || end - begin != count * type->size)
        return false;
    view->bytes = data.subspan(size_t(begin), size_t(end - begin));
    return true;
}

} // namespace

qint64 TensorView::elementCount() const
{
    qint64 count = 1;
    for (qint64 size : shape)
        count *= size;
    return count;
}

SafeTensors::SafeTensors() = default;
SafeTensors::SafeTensors(SafeTensors &&) noexcept = default;
SafeTensors &SafeTensors::operator=(SafeTensors &&) noexcept = default;
SafeTensors::~SafeTensors() = default;

Result<SafeTensors> SafeTensors::open(const QString &path)
{
    SafeTensors result;
    result.m_name = path;
    result.m_file = std::make_unique<QFile>(path);
    if (!result.m_file->exists())
        return Error{ErrorCode::FileNotFound, path};
    if (const auto locked = errorIfLocked(path, ErrorCode::ModelDamaged))
        return *locked;
    if (!result.m_file->open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, path, 0, result.m_file->errorString()};
    const uchar *data = result.m_file->map(0, result.m_file->size());
    if (!data)
        return Error{ErrorCode::ModelDamaged, path, 0, QStringLiteral("the file is empty or cannot be mapped")};
    if (auto parsed = result.parseHeader(std::as_bytes(std::span(data, size_t(result.m_file->size())))); !parsed)
        return parsed.error();
    return result;
}

Result<SafeTensors> SafeTensors::parse(const QByteArray &data, const QString &name)
{
    SafeTensors result;
    result.m_name = name;
    result.m_memory = data;
    if (auto parsed = result.parseHeader(std::as_bytes(std::span(result.m_memory.constData(), size_t(data.size())))); !parsed)
        return parsed.error();
    return result;
}

Result<void> SafeTensors::parseHeader(std::span<const std::byte> data)
{
    const auto damaged = [this](const QString &detail) { return Error{ErrorCode::ModelDamaged, m_name, 0, detail}; };
    if (data.size() < lengthBytes)
        return damaged(QStringLiteral("shorter than its header"));
    const qint64 length = qFromLittleEndian<qint64>(data.data());
    if (length < 2 || length > headerLimit || length > qint64(data.size()) - lengthBytes)
        return damaged(QStringLiteral("not a safetensors file, or cut short"));
    const QByteArray json(reinterpret_cast<const char *>(data.data()) + lengthBytes, length);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return damaged(QStringLiteral("its header is not JSON"));

    const auto payload = data.subspan(size_t(lengthBytes + length));
    const QJsonObject header = document.object();
    for (auto it = header.begin(); it != header.end(); ++it) {
        const QJsonObject object = it.value().toObject();
        if (it.key() == QLatin1StringView("__metadata__")) {
            for (auto entry = object.begin(); entry != object.end(); ++entry)
                m_metadata.insert(entry.key(), entry.value().toString());
            continue;
        }
        TensorView view;
        if (!readEntry(object, payload, &view))
            return damaged(QStringLiteral("tensor %1 has a wrong type, shape or extent").arg(it.key()));
        m_tensors.insert(it.key(), view);
    }
    return {};
}

Result<TensorView> SafeTensors::tensor(const QString &tensor, const std::vector<qint64> &shape) const
{
    const auto it = m_tensors.find(tensor);
    if (it == m_tensors.end())
        return Error{ErrorCode::ModelDamaged, m_name, 0, QStringLiteral("tensor %1 is missing").arg(tensor)};
    if (!shape.empty() && it->shape != shape)
        return Error{ErrorCode::ModelDamaged, m_name, 0, QStringLiteral("tensor %1 has an unexpected shape").arg(tensor)};
    return *it;
}

void SafeTensorsWriter::add(const QString &name, ElementType type, std::vector<qint64> shape, QByteArray bytes)
{
    m_entries.push_back({name, type, std::move(shape), std::move(bytes)});
}

void SafeTensorsWriter::setMetadata(const QString &key, const QString &value)
{
    m_metadata.insert(key, value);
}

QByteArray SafeTensorsWriter::toByteArray() const
{
    QJsonObject header;
    QJsonObject metadata;
    for (auto it = m_metadata.begin(); it != m_metadata.end(); ++it)
        metadata.insert(it.key(), it.value());
    header.insert(QLatin1StringView("__metadata__"), metadata);
    qint64 offset = 0;
    for (const Entry &entry : m_entries) {
        QJsonArray shape;
        for (qint64 size : entry.shape)
            shape.append(size);
        header.insert(entry.name,
                      QJsonObject{{QStringLiteral("dtype"), QString(typeName(entry.type).name)},
                                  {QStringLiteral("shape"), shape},
                                  {QStringLiteral("data_offsets"), QJsonArray{offset, offset + entry.bytes.size()}}});
        offset += entry.bytes.size();
    }
    QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    json.append((8 - json.size() % 8) % 8, ' '); // keeps the data aligned

    QByteArray result(lengthBytes, '\0');
    qToLittleEndian<qint64>(json.size(), result.data());
    result.reserve(lengthBytes + json.size() + offset);
    result += json;
    for (const Entry &entry : m_entries)
        result += entry.bytes;
    return result;
}

} // namespace glossator
