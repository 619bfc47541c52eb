// Words are never lost: kept on the server every few seconds, on this computer without a network.
import { config, form } from "newsroom/article";
