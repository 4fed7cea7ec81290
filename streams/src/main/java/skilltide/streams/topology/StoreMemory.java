package skilltide.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all stores of the process, however many partitions it has: what they read, their indexes
 * and what they have not written to disk yet share {@value #MEGABYTES} MB. Beside the heap. Files are compressed, the
 * settled ones harder.
 */
public final class StoreMemory implements RocksDBConfigSetter {
  private static final int MEGABYTES = 96;
  private static final long UNWRITTEN = 48L << 20;
  /** Of each store, so that one alone does not take all. */
  private static final long BUFFER = 8L << 20;
  /** What a store takes of it at a time; with the usual eighth of it a hundred stores that hold next to nothing would leave the busy ones none. */
  private static final long BLOCK = 64L << 10;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache((long) MEGABYTES << 20);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(UNWRITTEN, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    // Most that is looked up for the first time is not there: then no block needs be read to see it.
    options.setOptimizeFiltersForHits(false);
    options.setWriteBufferSize(BUFFER);
    options.setArenaBlockSize(BLOCK);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
  }

  /** Nothing: cache and buffers are the process's, not the store's. */
  @Override
  public void close(String store, Options options) {}
}
