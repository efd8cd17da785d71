#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace glossator::testing {

inline constexpr uid_t nobody = 65534;

/// File permissions do not stop the superuser; this makes them count for as long as it lives.
class WithoutPrivileges
{
public:
    WithoutPrivileges() : m_user(geteuid())
    {
        if (m_user == 0 && seteuid(nobody) != 0)
            qFatal("seteuid");
    }
    ~WithoutPrivileges()
    {
        if (seteuid(m_user) != 0)
            qFatal("seteuid");
    }
    Q_DISABLE_COPY_MOVE(WithoutPrivileges)

private:
    uid_t m_user;
};

/// The same for good: what a child process does before it runs another program.
inline void dropPrivileges()
{
    if (geteuid() == 0 && setresuid(nobody, nobody, nobody) != 0)
        _exit(126);
}

} // namespace glossator::testing
