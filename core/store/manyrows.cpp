#include "store/manyrows.h"

namespace glossator {

namespace {

std::string repeated(const std::string &part, int times)
{
    std::string all = part;
    for (int i = 1; i < times; ++i)
        all += ", " + part;
    return all;
}

std::string statement(const std::string &insert, int columns, int rows)
{
    return insert + ' ' + repeated('(' + repeated("?", columns) + ')', rows);
}

} // namespace

ManyRows::ManyRows(const std::string &insert, int columns) :
    m_one(statement(insert, columns, 1)),
    m_four(statement(insert, columns, 4)),
    m_sixteen(statement(insert, columns, 16))
{}

} // namespace glossator
