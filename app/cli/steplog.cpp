#include "cli/steplog.h"

#include "base/inplace.h"

namespace glossator::cli {

Result<void> StepLog::open(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (!openInPlace(m_file, path, QIODevice::WriteOnly | QIODevice::Append))
        return Error{ErrorCode::FileUnwritable, path, 0, m_file.errorString()};
    if (m_file.size() == 0)
        m_file.write(columns);
    return {};
}

void StepLog::add(const TrainingStatus &status)
{
    if (!m_file.isOpen())
        return;
    m_file.write(QStringLiteral("%1,%2,%3,%4\n")
                     .arg(status.step)
                     .arg(status.steps)
                     .arg(status.loss, 0, 'f', 4)
                     .arg(status.tokensPerSecond, 0, 'f', 0)
                     .toLatin1());
    m_file.flush();
}

} // namespace glossator::cli
