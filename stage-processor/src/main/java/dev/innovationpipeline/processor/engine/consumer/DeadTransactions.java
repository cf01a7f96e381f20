package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.client.EngineClients;
import dev.innovationpipeline.processor.engine.client.ProcessorName;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts what a dead process left open. Until then its offsets are not readable, so that nobody can
 * take over its partitions, and readers see nothing behind its records. The broker does it too, but
 * up to its scan interval after the time-out: 15 s by its defaults.
 */
public final class DeadTransactions {

  private static final Logger log = LoggerFactory.getLogger(DeadTransactions.class);

  private static final long PATIENCE_SECONDS = 5;

  private final Supplier<Admin> admins;
  private final Topics topics;
  private final String processor;

  /**
   * @param processor the name of this process
   */
  public DeadTransactions(Supplier<Admin> admins, Topics topics, String processor) {
    this.admins = admins;
    this.topics = topics;
    this.processor = processor;
  }

  /** To be called by a member of the group that is given partitions. */
  void abort() {
    try (Admin admin = admins.get()) {
      String prefix = EngineClients.transactionalIdPrefix(topics);
      List<String> open = open(admin, prefix);
      if (open.isEmpty()) {
        return;
      }
      Set<String> members = members(admin, EngineClients.consumerGroup(topics));
      List<String> dead = open.stream().filter(id -> isDead(owner(id, prefix), members)).toList();
      if (!dead.isEmpty()) {
        log.info("Aborting the open transactions {} of processes that left the group.", dead);
        admin.fenceProducers(dead).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      log.warn(
          "Could not abort transactions of dead processes ({}); the broker does it, after their"
              + " time-out.",
          e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The present name of another member that was started again is known to that member alone, so its
   * earlier start is left to it.
   *
   * @param owner a process, by its name
   */
  private boolean isDead(String owner, Set<String> members) {
    String lasting = ProcessorName.lasting(owner);
    return lasting.equals(ProcessorName.lasting(processor))
        ? !owner.equals(processor)
        : !members.contains(lasting);
  }

  /** What is between prefix and the producer's number. */
  private static String owner(String id, String prefix) {
    return id.substring(prefix.length(), Math.max(prefix.length(), id.lastIndexOf('-')));
  }

  private static List<String> open(Admin admin, String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listTransactions(
            new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(prefix))
        .toList();
  }

  /** What is lasting of the names of the processors in the group. */
  private static Set<String> members(Admin admin, String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeConsumerGroups(List.of(group))
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(description -> description.members().stream())
        .map(member -> member.clientId().substring(group.length() + 1))
        .map(ProcessorName::lasting)
        .collect(Collectors.toSet());
  }
}
