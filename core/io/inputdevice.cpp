#include "io/inputdevice.h"

namespace glossator {

InputDevice::InputDevice(QIODevice &source, QString fileName, const TaskControl &control) :
    m_source(source),
    m_control(control),
    m_fileName(std::move(fileName)),
    m_total(source.isSequential() ? 0 : source.size())
{
    open(QIODevice::ReadOnly);
}

qint64 InputDevice::readData(char *data, qint64 maximum)
{
    if (m_failure)
        return -1;
    if (m_control.isCancelled()) {
        m_failure = Error{ErrorCode::Cancelled, m_fileName};
        return -1;
    }
    const qint64 count = m_source.read(data, maximum);
    if (count < 0) {
        m_failure = Error{ErrorCode::FileUnreadable, m_fileName, 0, m_source.errorString()};
        return -1;
    }
    if (count > 0) {
        m_done += count;
        m_control.progress(m_done, m_total);
    }
    return count;
}

} // namespace glossator
