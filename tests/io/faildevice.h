#pragma once

#include <QIODevice>

#include <cstring>

namespace glossator::testing {

/// Gives out its bytes, then fails as a disk with a bad sector does.
class FailDevice : public QIODevice
{
public:
    explicit FailDevice(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly); }

    [[nodiscard]] bool isSequential() const override { return true; }
    static QString message() { return QStringLiteral("Input/output error"); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (m_bytes.isEmpty()) {
            setErrorString(message());
            return -1;
        }
        const qint64 count = qMin<qint64>(maximum, m_bytes.size());
        std::memcpy(data, m_bytes.constData(), size_t(count));
        m_bytes.remove(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

} // namespace glossator::testing
