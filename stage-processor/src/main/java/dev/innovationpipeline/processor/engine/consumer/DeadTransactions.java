package dev.innovationpipeline.processor.engine.consumer;

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
 * Aborts transactions that dead processes left open. Until then their offsets cannot be read, so no
 * other process can take over their partitions, and readers see nothing behind their records. The
 * broker aborts them too, but only at its next scan after the time-out: 15 s later by default.
 */
final class DeadTransactions {

  private static final Logger log = LoggerFactory.getLogger(DeadTransactions.class);

  private static final long TIMEOUT_SECONDS = 5;

  private final Supplier<Admin> admins;
  private final Topics topics;
  private final String processor;

  /**
   * @param processor the name of this process
   */
  DeadTransactions(Supplier<Admin> admins, Topics topics, String processor) {
    this.admins = admins;
    this.topics = topics;
    this.processor = processor;
  }

  /** To be called by a member of the group that is given partitions. */
  void abort() {
    try (Admin admin = admins.get()) {
      String prefix = StageConsumer.transactionalIdPrefix(topics);
      List<String> open = open(admin, prefix);
      if (open.isEmpty()) {
        return;
      }
      Set<String> members = members(admin, StageConsumer.group(topics));
      List<String> dead = open.stream().filter(id -> isDead(owner(id, prefix), members)).toList();
      if (!dead.isEmpty()) {
        log.info("Aborting the open transactions {} of processes that left the group.", dead);
        admin.fenceProducers(dead).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
    String stable = ProcessorName.stable(owner);
    return stable.equals(ProcessorName.stable(processor))
        ? !owner.equals(processor)
        : !members.contains(stable);
  }

  /** The part between the prefix and the number of the producer. */
  private static String owner(String id, String prefix) {
    return id.substring(prefix.length(), Math.max(prefix.length(), id.lastIndexOf('-')));
  }

  private static List<String> open(Admin admin, String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listTransactions(
            new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(prefix))
        .toList();
  }

  /** The stable parts of the names of the processors in the group. */
  private static Set<String> members(Admin admin, String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeConsumerGroups(List.of(group))
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(description -> description.members().stream())
        .map(member -> member.clientId().substring(group.length() + 1))
        .map(ProcessorName::stable)
        .collect(Collectors.toSet());
  }
}
