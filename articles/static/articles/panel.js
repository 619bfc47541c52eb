// The panel beside the text: facts used, facts of this show not used, sentences without one.
import { config, editorReady } from "newsroom/article";
