package dev.innovationpipeline.platform.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives a connection again and again whose only transaction somebody else ends. */
final class OneTransaction {

  private static final Set<String> LEFT_OUT = Set.of("commit", "setAutoCommit", "close");

  private OneTransaction() {}

  static DataSource source(Connection connection) {
    Connection shared =
        (Connection)
            Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (LEFT_OUT.contains(method.getName())) {
                    return null;
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() {
        return shared;
      }

      @Override
      public Connection getConnection(@Nullable String user, @Nullable String password) {
        return shared;
      }
    };
  }
}
