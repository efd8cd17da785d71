#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"

class QFile;

namespace glossator {

/// Element types of the safetensors format that the programs read or write.
enum class ElementType { Float32, Float16, BFloat16, Int32, Int64, Int8 };

struct TensorView
{
    ElementType type = ElementType::Float32;
    std::vector<qint64> shape;
    std::span<const std::byte> bytes; ///< row-major, little-endian; lives as long as the container

    [[nodiscard]] qint64 elementCount() const;
};

/// Named tensors in the safetensors format: an 8-byte header length, a JSON header, the data. A file is mapped, not read.
class SafeTensors
{
public:
    /// Errors: FileNotFound, FileUnreadable, ModelDamaged (header or extents wrong, or a project that is open; the detail says what).
    [[nodiscard]] static Result<SafeTensors> open(const QString &path);
    /// The same from memory; name is for messages.
    [[nodiscard]] static Result<SafeTensors> parse(const QByteArray &data, const QString &name);

    SafeTensors(SafeTensors &&) noexcept;
    SafeTensors &operator=(SafeTensors &&) noexcept;
    ~SafeTensors();

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] bool contains(const QString &tensor) const { return m_tensors.contains(tensor); }
    [[nodiscard]] QStringList tensorNames() const { return m_tensors.keys(); }
    /// Error ModelDamaged when it is missing or its shape is another; an empty shape stands for any.
    [[nodiscard]] Result<TensorView> tensor(const QString &tensor, const std::vector<qint64> &shape = {}) const;
    /// The "__metadata__" of the header.
    [[nodiscard]] QString metadata(const QString &key) const { return m_metadata.value(key); }

private:
    SafeTensors();
    [[nodiscard]] Result<void> parseHeader(std::span<const std::byte> data);

    QString m_name;
    std::unique_ptr<QFile> m_file;
    QByteArray m_memory;
    QMap<QString, TensorView> m_tensors;
    QHash<QString, QString> m_metadata;
};

/// Collects tensors and renders them as one file.
class SafeTensorsWriter
{
public:
    void add(const QString &name, ElementType type, std::vector<qint64> shape, QByteArray bytes);
    void setMetadata(const QString &key, const QString &value);
    [[nodiscard]] QByteArray toByteArray() const;

private:
    struct Entry
    {
        QString name;
        ElementType type;
        std::vector<qint64> shape;
        QByteArray bytes;
    };
    std::vector<Entry> m_entries;
    QMap<QString, QString> m_metadata;
};

} // namespace glossator
