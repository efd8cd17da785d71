#pragma once

#include <QSet>

#include <deque>

#include "store/exemplarstore.h"

namespace glossator {

struct LemmaTask
{
    LemmaClass lemma;
    bool isAnswer = false; ///< to a decision: what it changes is news
};

/// Lemmas that wait for their turns, each once.
class LemmaQueue
{
public:
    /// Of one that waits already the first task stands.
    void append(const LemmaTask &task)
    {
        if (m_waiting.contains(task.lemma))
            return;
        m_waiting.insert(task.lemma);
        m_tasks.push_back(task);
    }

    void removeFirst()
    {
        m_waiting.remove(m_tasks.front().lemma);
        m_tasks.pop_front();
    }

    [[nodiscard]] const std::deque<LemmaTask> &tasks() const { return m_tasks; }

private:
    std::deque<LemmaTask> m_tasks;
    QSet<LemmaClass> m_waiting;
};

} // namespace glossator
