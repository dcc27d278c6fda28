// The same lists as a minimum-cost flow for LEMON's network simplex: exact optimum, and the time to beat.
// usage: network_simplex LISTS PER_SEEKER
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "lists.hpp"

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const Lists lists = read_lists(argv[1]);
  const int per_seeker = std::atoi(argv[2]);
  using Graph = lemon::SmartDigraph;

  Stopwatch whole;
  Graph graph;
  graph.reserveNode(lists.seekers + lists.vacancies + 1);
  graph.reserveArc(lists.vacancy.size() + lists.seekers + lists.vacancies);
  std::vector<Graph::Node> seekers(lists.seekers), vacancies(lists.vacancies);
  for (auto &node : seekers) node = graph.addNode();
  for (auto &node : vacancies) node = graph.addNode();
  const auto sink = graph.addNode();
  Graph::ArcMap<int> upper(graph), cost(graph);
  Graph::NodeMap<int> supply(graph);
  const auto connect = [&](Graph::Node from, Graph::Node to, int most, int price) {
    const auto arc = graph.addArc(from, to);
    upper[arc] = most;
    cost[arc] = price;
  };
  for (int i = 0; i < lists.seekers; i++) {
    supply[seekers[i]] = per_seeker;
    for (int e = lists.offset[i]; e < lists.offset[i + 1]; e++)
      connect(seekers[i], vacancies[lists.vacancy[e]], 1, -lists.score[e]);
    // Going without costs nothing.
    connect(seekers[i], sink, per_seeker, 0);
  }
  for (int j = 0; j < lists.vacancies; j++) connect(vacancies[j], sink, lists.capacity[j] * per_seeker, 0);
  supply[sink] = -lists.seekers * per_seeker;

  Stopwatch solving;
  lemon::NetworkSimplex<Graph, int, int> simplex(graph);
  simplex.upperMap(upper).costMap(cost).supplyMap(supply);
  const auto outcome = simplex.run();
  if (outcome != lemon::NetworkSimplex<Graph, int, int>::OPTIMAL) return 1;
  std::printf("{\"value\":%lld,\"wall\":%.3f,\"processor\":%.3f,\"building\":%.3f}\n",
              -simplex.totalCost<long long>(), solving.wall(), solving.processor(),
              whole.wall() - solving.wall());
}
